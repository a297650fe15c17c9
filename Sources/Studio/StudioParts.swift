import Foundation
import Logging
import SessionStore

/// The parts that answer requests: history, engines, jobs, live sessions.
struct StudioParts: Sendable {
  /// The version that `health` says.
  static let version = "0.1.0"

  let configuration: StudioConfiguration
  /// The folder with the interface's description and the pages.
  let resources: URL
  let store: History
  let engines: Engines
  /// The registered data sets.
  let shelf: DatasetShelf
  let photos: PhotoDesk
  /// Where photographs are read.
  let workbench: Workbench
  /// Where videos are taken in.
  let uploads: Workbench
  /// Where tables of the history are read.
  let reading = Workbench(places: 1, waiting: 64)
  let jobs: JobQueue
  let live: LiveSessions
  let metrics = StudioMetrics()
  let start = ContinuousClock.now

  /// Opens the history and reads the models' descriptions.
  ///
  /// - Throws: `StudioError.openWithoutToken`, `.weakToken`, `.noPages`; `SessionStoreError`;
  ///   `AssetsError`, `NetworksError`, `EmotionModelError`.
  init(_ configuration: StudioConfiguration, logger: Logger) throws {
    try configuration.validate()
    self.configuration = configuration
    resources = try StudioResources.folder()
    store = try History(at: configuration.database)
    engines = try Engines(models: configuration.models, runs: store.files)
    shelf = DatasetShelf(store: store, configuration: configuration)
    let limits = configuration.limits
    photos = PhotoDesk(engines: engines, limits: limits)
    workbench = Workbench(places: limits.analysesAtOnce, waiting: limits.waitingAnalyses)
    uploads = Workbench(places: limits.uploadsAtOnce, waiting: limits.uploadsAtOnce)
    jobs = JobQueue(store: store, configuration: configuration, logger: logger)
    live = LiveSessions(engines: engines, store: store, limits: limits, logger: logger)
  }

  /// Keeps what was written of sessions that the last server left unfinished, and removes the
  /// uploads of their videos.
  ///
  /// - Throws: `SessionStoreError`; what keeps files from being moved.
  func collectLost() async throws {
    for id in store.lost.sessions {
      let folder = store.folder(of: id)
      let lines =
        try await store.session(id).kind == .training
        ? RunFiles(folder: folder).epochs().count : UploadFolder(folder: folder).collect()
      _ = try await store.change(id) { $0.rows = lines }
    }
  }

  /// What people call a model: its run's name, or its id.
  ///
  /// - Throws: `SessionStoreError`.
  func title(of model: Engines.Model) async throws -> String {
    model.isOfRun ? try await store.session(model.id).name : model.id
  }

  /// Everything that is served, but the pages.
  var table: RouteTable {
    RouteTable(
      routes: ServerRoutes(studio: self).routes + AnalyzeRoutes(studio: self).routes
        + VideoRoutes(studio: self).routes + JobRoutes(studio: self).routes
        + ExplainRoutes(studio: self).routes + DatasetRoutes(studio: self).routes
        + PictureRoutes(studio: self).routes + RunRoutes(studio: self).routes
        + EvaluationRoutes(studio: self).routes + SessionRoutes(studio: self).routes
        + SettingsRoutes(studio: self).routes + LiveRoutes(studio: self).routes)
  }
}
