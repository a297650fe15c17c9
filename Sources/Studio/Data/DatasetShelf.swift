import Datasets
import Foundation
import SessionStore

/// The registered data sets: read when first asked for, then kept as long as they lie there and
/// nothing in them changes.
actor DatasetShelf {
  /// A data set as it was read, and what its files were like then.
  private struct Reading {
    var dataset: OpenDataset
    var state: Int
  }

  /// A data set that is read once, whoever asks meanwhile, and when that was done; nil until then.
  private struct Entry {
    var reading: Task<Reading, any Error>
    var done: ContinuousClock.Instant?

    /// Whether it is being read, or was a moment ago.
    var isFresh: Bool { done.map { $0.duration(to: .now) < .seconds(2) } ?? true }
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
    let reading = try await read(registered, ifOtherThan: nil)
    let dataset = reading.dataset.dataset
    if name == nil { registered.name = dataset.kind.label(of: dataset) }
    try await store.add(registered)
    entries[registered.id] = Entry(reading: Task { reading }, done: .now)
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
    let before = entries[id]
    if let before, before.isFresh { return try await before.reading.value.dataset }
    _ = try roots.resolved(registered.path)
    let reading = Task {
      try await read(registered, ifOtherThan: try? await before?.reading.value)
    }
    entries[id] = Entry(reading: reading)
    do {
      let dataset = try await reading.value.dataset
      if entries[id]?.reading == reading { entries[id]?.done = .now }
      return dataset
    } catch {
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

  /// Reads a data set, unless nothing has changed since it was read before.
  private func read(
    _ registered: RegisteredDataset, ifOtherThan before: Reading?
  ) async throws -> Reading {
    let (roots, limits, file) = (roots, limits, store.corrections(of: registered.id))
    let state = try await desk.run { Self.state(of: registered.path) }
    if let before, before.state == state { return before }
    inspections.forget(registered.id)
    let dataset = try await desk.run {
      try OpenDataset(at: registered.path, corrections: file, roots: roots, limits: limits)
    }
    return Reading(dataset: dataset, state: state)
  }

  /// A number that is another one when a file has come or gone, or a table has changed. What a
  /// picture shows does not count: it is read whenever it is asked for.
  private static func state(of path: String) -> Int {
    func changed(_ path: String) -> Date? {
      try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
    var hasher = Hasher()
    hasher.combine(changed(path))
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
      hasher.combine(name)
      if DataRoots.isTable(name) { hasher.combine(changed("\(path)/\(name)")) }
    }
    return hasher.finalize()
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
