import EmotionModel
import Foundation
import HTTPTypes
import Hummingbird
import SessionStore

/// Trainings: begin, look, go on.
struct RunRoutes {
  let studio: StudioParts
  private var store: History { studio.store }

  var routes: [Route] {
    [
      Route(.get, "/api/v1/runs", list), Route(.post, "/api/v1/runs", begin),
      Route(.get, "/api/v1/runs/{run}", show), Route(.post, "/api/v1/runs/{run}/resume", resume),
    ]
  }

  private struct List: Encodable {
    var runs: [RunAnswer]
    var total: Int
    var canTrain: Bool
    var hint: String
  }

  private struct Begun: Encodable {
    var job: JobAnswer
    var run: RunAnswer
  }

  @Sendable private func list(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let query = try Query(request, allowed: ["limit", "offset"])
    var filter = History.Filter(kinds: [.training])
    (filter.limit, filter.offset) = try query.page()
    let (sessions, total) = try await store.sessions(filter)
    let jobs = try await store.jobs(of: sessions.map(\.id))
    let missing = missingProgram
    return try JSONAnswer(
      List(
        runs: sessions.map { RunAnswer($0, job: jobs[$0.id], in: store) }, total: total,
        canTrain: missing == nil, hint: missing?.recoverySuggestion ?? "")
    ).response()
  }

  /// What is wrong when this machine can't train; nil when it can.
  private var missingProgram: StudioError? {
    let path = studio.configuration.programs.appending(component: "mien-train").path
    return FileManager.default.isExecutableFile(atPath: path) ? nil : .noProgram(path: path)
  }

  @Sendable private func begin(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    var settings = try await request.decoded(RunSettings.self, fields: RunSettings.fields)
    try settings.check()
    settings.fillIn()
    if let missingProgram { throw missingProgram }
    try await studio.jobs.checkRoom()
    let initial = try settings.`init`.map { try studio.engines.description(of: $0).url }
    let all = try await studio.sources(of: settings.data + (settings.extraData ?? []))
    let names = all.prefix(settings.data.count).map(\.name).joined(separator: " + ")
    let architecture = settings.architecture ?? .cnnBiLSTM
    let session = Session(
      kind: .training, name: settings.name ?? "\(names), \(architecture.rawValue)", input: names,
      model: architecture.rawValue, settings: settings.texts(all), created: .now)
    let files = RunFiles(folder: try store.makeFolder(of: session.id))
    do {
      let kept = try all.keepingCorrections(in: files.folder)
      try writing(
        files.wish,
        settings.yaml(
          sources: Array(kept.prefix(settings.data.count)),
          extra: Array(kept.dropFirst(settings.data.count)), initial: initial))
      let plan = RunPlan(session: session, files: files)
      let total = settings.everyFold == nil ? settings.epochs : nil
      let standing = try await studio.jobs.add(plan, total: total) {
        try await $0.add(session)
      }
      return try answer(session, standing)
    } catch {
      try? FileManager.default.removeItem(at: files.folder)
      throw error
    }
  }

  private func writing(_ file: URL, _ text: String) throws {
    do { try Data(text.utf8).write(to: file, options: .atomic) } catch {
      throw SessionStoreError.cannotWrite(path: file.path, reason: error.localizedDescription)
    }
  }

  @Sendable private func show(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let session = try await session(context)
    let job = try await store.jobs(of: [session.id])[session.id]
    return try JSONAnswer(RunAnswer(session, job: job, in: store)).response()
  }

  @Sendable private func resume(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let session = try await session(context)
    guard RunAnswer.canResume(session) else {
      throw StudioError.conflict(
        session.state == .done ? "the training has come to its end" : "the training goes on",
        hint: "only a training that was stopped can go on")
    }
    if let missingProgram { throw missingProgram }
    let files = RunFiles(folder: store.folder(of: session.id))
    let isWhole = session.settings["everyFold"] == nil
    if isWhole, !files.hasCheckpoint { try files.clear() }
    let plan = RunPlan(session: session, files: files, resumes: files.hasCheckpoint)
    let total = isWhole ? session.settings["epochs"].flatMap(Int.init) : nil
    let standing = try await studio.jobs.add(plan, total: total) { store in
      _ = try await store.change(session.id) { ($0.state, $0.ended) = (.running, nil) }
    }
    return try answer(try await store.session(session.id), standing)
  }

  private func answer(_ session: Session, _ standing: JobQueue.Standing) throws -> Response {
    try JSONAnswer(
      Begun(
        job: JobAnswer(standing, name: session.name, at: .now),
        run: RunAnswer(session, job: standing.job, in: store))
    ).response(.accepted, headers: [.location: "/api/v1/runs/\(session.id)"])
  }

  private func session(_ context: StudioContext) async throws -> Session {
    let id = try context.id("run")
    let session = try? await store.session(id)
    guard let session, session.kind == .training else {
      throw StudioError.missing(kind: "run", id: id)
    }
    return session
  }
}
