import Synchronization

/// Lets one caller in at a time; of those that wait the newest goes next, the others go away.
final class NewestFirst: Sendable {
  private typealias Caller = CheckedContinuation<Bool, Never>

  private struct State {
    var isBusy = false
    var waiting: Caller?

    /// Who gets an answer now: the newcomer, or the one that it overtakes.
    mutating func enter(_ caller: Caller) -> (caller: Caller, isTurn: Bool)? {
      guard isBusy else {
        isBusy = true
        return (caller, true)
      }
      defer { waiting = caller }
      return waiting.map { ($0, false) }
    }

    /// Whose turn it is now.
    mutating func leave() -> Caller? {
      defer { waiting = nil }
      isBusy = waiting != nil
      return waiting
    }
  }

  private let state = Mutex(State())

  /// Whether somebody waits.
  var isAwaited: Bool { state.withLock { $0.waiting != nil } }

  /// Waits for the turn; false when a newer caller came.
  func enter() async -> Bool {
    await withCheckedContinuation { caller in
      let answer = state.withLock { $0.enter(caller) }
      answer?.caller.resume(returning: answer?.isTurn ?? false)
    }
  }

  /// Gives the turn to who waits.
  func leave() {
    let next = state.withLock { $0.leave() }
    next?.resume(returning: true)
  }
}
