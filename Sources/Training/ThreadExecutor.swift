import Dispatch
import Foundation
import Synchronization

/// Runs the jobs of tasks on one thread of its own, in their order.
///
/// Training is heavy work that would hold the few threads that all other tasks share; and the
/// engine keeps a team of helpers for each thread that calls it, so it should always be the same.
final class ThreadExecutor: TaskExecutor {
  private let mailbox = Mailbox()

  /// A thread of a name that debuggers show.
  init(_ name: String) {
    let thread = Thread { [mailbox] in mailbox.work() }
    thread.name = name
    thread.stackSize = 8 << 20  // as a main thread's: the engine recurses
    thread.start()
  }

  deinit { mailbox.post(nil) }

  func enqueue(_ job: consuming ExecutorJob) {
    mailbox.post((UnownedJob(job), asUnownedTaskExecutor()))
  }

  /// What waits for the thread; nil ends it.
  private final class Mailbox: Sendable {
    typealias Letter = (job: UnownedJob, executor: UnownedTaskExecutor)

    private let letters = Mutex<[Letter?]>([])
    private let arrived = DispatchSemaphore(value: 0)

    func post(_ letter: Letter?) {
      letters.withLock { $0.append(letter) }
      arrived.signal()
    }

    func work() {
      while true {
        arrived.wait()
        guard let letter = letters.withLock({ $0.removeFirst() }) else { return }
        letter.job.runSynchronously(on: letter.executor)
      }
    }
  }
}
