import Dispatch
import Synchronization

/// The results of `body` for 0..<count in order, computed on all cores.
///
/// Blocks the calling thread until all are there; the first error in order of `count` is thrown.
func concurrentMap<Value: Sendable>(
  _ count: Int, _ body: @Sendable (Int) throws -> Value
) throws -> [Value] {
  guard count > 1 else { return try (0..<count).map(body) }
  let results = Mutex([Result<Value, any Error>?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = Result { try body(index) }
    results.withLock { $0[index] = result }
  }
  return try results.withLock { $0.compactMap(\.self) }.map { try $0.get() }
}
