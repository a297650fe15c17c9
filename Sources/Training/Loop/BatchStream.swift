/// The batches of an epoch in their order, a few prepared ahead on another thread.
///
/// Bounded: no more than `ahead` batches wait while the engine steps.
struct BatchStream: AsyncSequence {
  let maker: BatchMaker
  let epoch: Int
  /// Which steps of the epoch; a resumed one does not start at 0.
  let steps: Range<Int>
  /// Batches in preparation at most; two hide a slow one behind a fast one.
  var ahead = 2
  /// Where they are prepared.
  let executor: ThreadExecutor

  func makeAsyncIterator() -> Iterator { Iterator(stream: self, next: steps.lowerBound) }

  /// Hands out one batch and starts the preparation of a later one.
  struct Iterator: AsyncIteratorProtocol {
    fileprivate let stream: BatchStream
    fileprivate var next: Int
    private var waiting: [Task<Batch, Never>] = []

    fileprivate init(stream: BatchStream, next: Int) {
      self.stream = stream
      self.next = next
    }

    mutating func next() async -> Batch? {
      while waiting.count < stream.ahead, next < stream.steps.upperBound {
        let (maker, epoch, step) = (stream.maker, stream.epoch, next)
        waiting.append(
          Task.detached(executorPreference: stream.executor) {
            maker.batch(epoch: epoch, step: step)
          })
        next += 1
      }
      return waiting.isEmpty ? nil : await waiting.removeFirst().value
    }
  }
}
