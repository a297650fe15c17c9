import Datasets

/// Works through folds, some at a time, each on a thread of its own.
struct FoldQueue: Sendable {
  let folds: [Fold]
  /// How many at a time, ≥ 1.
  let jobs: Int

  /// What the work gives for each fold, in the folds' order.
  ///
  /// - Throws: `CancellationError`, and what the work throws; the other folds are then cancelled.
  func results<Result: Sendable>(
    _ work: @escaping @Sendable (_ fold: Fold, _ index: Int) async throws -> Result
  ) async throws -> [Result] {
    let results = try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var waiting = folds.enumerated().makeIterator()
      let begin = { (group: inout ThrowingTaskGroup<(Int, Result), any Error>) in
        guard let (index, fold) = waiting.next() else { return }
        group.addTask(executorPreference: ThreadExecutor(fold.name)) {
          try Task.checkCancellation()
          return (index, try await work(fold, index))
        }
      }
      for _ in 0..<jobs { begin(&group) }
      var results: [Int: Result] = [:]
      while let (index, result) = try await group.next() {
        results[index] = result
        begin(&group)
      }
      return results
    }
    return folds.indices.map { results[$0]! }
  }
}
