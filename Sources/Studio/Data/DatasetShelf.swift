import Datasets
import Foundation
import SessionStore

/// The registered data sets: read when first asked for, then kept as long as they lie there.
actor DatasetShelf {
  /// A data set that is read once, whoever asks meanwhile, and when its folder had last changed.
  private struct Entry {
    var reading: Task<OpenDataset, any Error>
    var changed: Date?
  }

  nonisolated let roots: DataRoots
  nonisolated let inspections = Inspections()
  /// Where data sets and pictures are read.
  private let desk = Workbench(places: 1, waiting: 256)
  private let store: History
  private let limits: StudioLimits
  private var entries: [String: Entry] = [:]

  init(store: History, configuration: StudioConfiguration) {
    self.store = store
    limits = configuration.limits
    roots = DataRoots(configuration.dataRoots)
  }

  /// Registers what lies at a path.
  ///
  /// - Parameter name: what people call it; the data's own name if nil.
  /// - Throws: `StudioError.forbiddenPath`, `.missing`; `DatasetsError` for what is no data set;
  ///   `SessionStoreError.exists`.
  func register(_ path: String, name: String?) async throws -> RegisteredDataset {
    let url = try roots.resolved(path)
    var registered = RegisteredDataset(name: name ?? "", path: url.path, created: .now)
    let open = try await read(registered)
    if name == nil { registered.name = open.dataset.kind.label(of: open.dataset) }
    try await store.add(registered)
    entries[registered.id] = Entry(reading: Task { open }, changed: Self.changed(url.path))
    return registered
  }

  /// Forgets a data set.
  ///
  /// - Throws: `SessionStoreError.missing`, `.cannotWrite`.
  func forget(_ id: String) async throws {
    try await store.forget(dataset: id)
    entries[id] = nil
    inspections.forget(id)
  }

  /// A data set that can be read.
  ///
  /// - Throws: `SessionStoreError.missing`; `StudioError.badData` for one that lies there no more,
  ///   `.forbiddenPath` for one that lies in no root any more; `DatasetsError`.
  func open(_ id: String) async throws -> OpenDataset {
    let registered = try await store.dataset(id)
    guard FileManager.default.fileExists(atPath: registered.path) else {
      entries[id] = nil
      throw StudioError.badData(
        reason: "the data set '\(registered.name)' is not at '\(registered.path)' any more",
        hint: "put it back, or forget it and register it where it is now")
    }
    let changed = Self.changed(registered.path)
    if let entry = entries[id], entry.changed == changed { return try await entry.reading.value }
    _ = try roots.resolved(registered.path)
    let reading = Task { try await read(registered) }
    inspections.forget(id)
    entries[id] = Entry(reading: reading, changed: changed)
    do { return try await reading.value } catch {
      if entries[id]?.reading == reading { entries[id] = nil }
      throw error
    }
  }

  /// A data set as people have corrected it.
  ///
  /// - Throws: as `open`.
  func dataset(_ id: String) async throws -> (registered: RegisteredDataset, dataset: Dataset) {
    let open = try await open(id)
    return (try await store.dataset(id), await open.corrected)
  }

  /// The side file of a data set; nil where nothing is corrected.
  func corrections(_ id: String) -> URL? {
    let file = store.corrections(of: id)
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }

  /// Does something that reads or writes, away from the tasks' threads.
  ///
  /// - Throws: `StudioError.tooMany`, and what the work throws.
  nonisolated func reading<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
  ) async throws -> Value {
    try await desk.run(work)
  }

  private func read(_ registered: RegisteredDataset) async throws -> OpenDataset {
    let (roots, limits, file) = (roots, limits, store.corrections(of: registered.id))
    return try await desk.run {
      try OpenDataset(at: registered.path, corrections: file, roots: roots, limits: limits)
    }
  }

  private static func changed(_ path: String) -> Date? {
    try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }
}

extension DatasetKind {
  /// What people call a data set of this kind: known ones by their name, others by their folder's.
  fileprivate func label(of dataset: Dataset) -> String {
    switch self {
    case .synthetic, .folders, .table: dataset.name
    default: title
    }
  }
}
