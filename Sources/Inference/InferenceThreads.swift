import COneDNN
import Foundation
import Synchronization

/// How many threads networks run on: the one place that sets it.
public enum InferenceThreads {
  private static let chosen = Atomic<Int>(0)

  /// Threads for large networks; as many as there are processors unless set. Small networks use
  /// one: waking a second costs more than it saves.
  public static var count: Int {
    get {
      let count = chosen.load(ordering: .relaxed)
      return count > 0 ? count : ProcessInfo.processInfo.activeProcessorCount
    }
    set { chosen.store(max(newValue, 1), ordering: .relaxed) }
  }

  /// Multiply-adds from which a second thread pays.
  static let worthwhileMultiplyAdds = 10_000_000

  /// Threads for a network of so many multiply-adds.
  static func count(multiplyAdds: Int) -> Int {
    multiplyAdds < worthwhileMultiplyAdds ? 1 : count
  }

  /// Makes oneDNN use `count` threads when called from the calling thread.
  static func use(_ count: Int) { omp_set_num_threads(Int32(count)) }
}
