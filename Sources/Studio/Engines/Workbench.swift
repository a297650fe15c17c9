/// A few threads for heavy work; who comes when all are taken waits, and when too many wait, goes.
actor Workbench {
  private var free: [WorkQueue]
  private var waiting: [CheckedContinuation<WorkQueue, Never>] = []
  private let most: Int

  /// - Parameters:
  ///   - places: how much is done at once.
  ///   - waiting: how many may wait.
  init(places: Int, waiting: Int) {
    free = (0..<places).map { WorkQueue(label: "Workbench \($0)") }
    most = waiting
  }

  /// Does a piece of work when a place is free.
  ///
  /// - Throws: `StudioError.tooMany` when too many wait, and what the work throws.
  func run<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
  ) async throws -> Value {
    let queue = try await take()
    defer { give(queue) }
    return try await withTaskExecutorPreference(queue) { try await work() }
  }

  private func take() async throws -> WorkQueue {
    if let queue = free.popLast() { return queue }
    guard waiting.count < most else {
      throw StudioError.tooMany("requests waiting", limit: most)
    }
    return await withCheckedContinuation { waiting.append($0) }
  }

  private func give(_ queue: WorkQueue) {
    if waiting.isEmpty {
      free.append(queue)
    } else {
      waiting.removeFirst().resume(returning: queue)
    }
  }
}
