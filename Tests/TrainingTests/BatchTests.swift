import Emotions
import Testing

@testable import Training

@Suite struct BatchTests {
  private func maker(_ change: (inout TrainingConfiguration) -> Void) throws -> BatchMaker {
    let plan = try TestClips.plan(
      change, training: TestClips.clips(9, labels: [.happy, .sad, .fear]))
    return BatchMaker(
      plan.training, order: plan.labels, configuration: plan.configuration,
      preprocessing: plan.preprocessing)
  }

  @Test func `An epoch meets every clip once, in an order of its own`() throws {
    let maker = try maker { $0.batchSize = 4 }
    #expect(maker.stepsPerEpoch == 3)
    let batches = (0..<3).map { maker.batch(epoch: 1, step: $0) }
    #expect(batches.map(\.count) == [4, 4, 1])
    #expect(batches.flatMap(\.labels).sorted() == [0, 0, 0, 1, 1, 1, 2, 2, 2])
    #expect(maker.order(epoch: 1) != maker.order(epoch: 2))
  }

  @Test func `Targets are smoothed`() throws {
    let maker = try maker { $0.labelSmoothing = 0.3 }
    let batch = maker.batch(epoch: 1, step: 0)
    for (row, label) in batch.labels.enumerated() {
      for column in 0..<3 {
        let expected: Float = column == label ? 0.8 : 0.1
        #expect(abs(batch.targets[row * 3 + column] - expected) < 1e-6)
      }
    }
  }

  @Test func `Balanced classes weigh the same in all`() throws {
    let clips = try TestClips.clips(6, labels: [.happy]) + TestClips.clips(2, labels: [.sad])
    let plan = try TestClips.plan(
      { ($0.classWeights, $0.batchSize) = (.balanced, 8) }, training: clips)
    let maker = BatchMaker(
      plan.training, order: plan.labels, configuration: plan.configuration,
      preprocessing: plan.preprocessing)
    let batch = maker.batch(epoch: 1, step: 0)
    // 8 / (2 · 6) for the six, 8 / (2 · 2) for the two: each class sums to 4.
    #expect(maker.classWeights == [8 / 12, 2])
    let sums = (0..<2).map { column in
      stride(from: column, to: 16, by: 2).reduce(0) { $0 + batch.targets[$1] }
    }
    #expect(sums.allSatisfy { abs($0 - 4) < 1e-5 })
  }

  @Test func `Mixed clips and targets are blends in the same share`() throws {
    let plain = try maker { $0.batchSize = 9 }.batch(epoch: 1, step: 0)
    let mixed = try maker { ($0.batchSize, $0.mixupAlpha) = (9, 1) }.batch(epoch: 1, step: 0)
    var random = CounterRandom(seed: 1, .mixing, epoch: 1, index: 0)
    let share = Float(random.beta(1))
    let partners = random.permutation(9)
    #expect(mixed.values != plain.values)
    for (row, partner) in partners.enumerated() {
      let value = share * plain.values[row * 2304] + (1 - share) * plain.values[partner * 2304]
      #expect(abs(mixed.values[row * 2304] - value) < 1e-6)
      let heavier = share >= 0.5 ? plain.labels[row] : plain.labels[partner]
      #expect(mixed.labels[row] == heavier)
      let sum = (0..<3).reduce(0) { $0 + mixed.targets[row * 3 + $1] }
      #expect(abs(sum - 1) < 1e-5)
    }
  }

  @Test func `The stream gives the batches in order, from the middle too`() async throws {
    let maker = try maker { $0.batchSize = 2 }
    var batches: [Batch] = []
    let stream = BatchStream(
      maker: maker, epoch: 2, steps: 1..<5, executor: ThreadExecutor("test"))
    for await batch in stream { batches.append(batch) }
    #expect(batches == (1..<5).map { maker.batch(epoch: 2, step: $0) })
  }
}
