import CTorch

/// How many threads an operation of the engine uses, one per processor unless said otherwise.
public enum Threads {
  /// Uses `count` ≥ 1 threads from now on, in the whole process.
  ///
  /// Sums are split among the threads, so that another number can change the last bits.
  public static func use(_ count: Int) throws {
    precondition(count >= 1, "an operation needs a thread")
    try Engine.prepare(.cpu)
    try check(ct_configure(Int32(count)), "use \(count) threads")
  }

  /// Threads of each operation.
  public static var count: Int { Int(ct_threads()) }
}
