/// Work under way in a task of its own: its events come as they happen, its result at the end.
///
///     let run = TrainingRun.start(plan, in: folder)
///     for await event in run.events { … }
///     let result = try await run.result()
public final class RunInProgress<Event: Sendable, Result: Sendable>: Sendable {
  /// What happens, as it happens; ends with the run.
  public let events: AsyncStream<Event>
  private let task: Task<Result, any Error>

  /// Asks the run to save its state and end; `result()` then throws `CancellationError`.
  public func cancel() { task.cancel() }

  /// What the run came to, when it is complete; cancels the run when the caller is cancelled.
  ///
  /// - Throws: `CancellationError` after `cancel()`, and all errors of the run.
  public func result() async throws -> Result {
    try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// Starts work on a thread of its own; the body reports through the function that it is given.
  init(
    on executor: ThreadExecutor,
    _ body:
      @escaping @Sendable (_ report: @escaping @Sendable (Event) -> Void) async throws ->
      Result
  ) {
    let (events, continuation) = AsyncStream.makeStream(of: Event.self)
    self.events = events
    task = Task.detached(executorPreference: executor) {
      defer { continuation.finish() }
      return try await body { continuation.yield($0) }
    }
  }
}
