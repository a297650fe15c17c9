import Datasets
import EmotionModel
import Emotions
import Evaluation
import Foundation
import Networks
import Tensors
import TestSupport
import Testing

@testable import Training

/// One after another: each trains on all cores.
@Suite(.serialized) struct TrainerTests {
  @Test func `Eight clips are learnt by heart`() async throws {
    let clips = try TestClips.clips(8)
    let plan = try TestClips.plan(
      { ($0.epochs, $0.architecture) = (8, .cnnBiLSTM) }, training: clips)
    let result = try await TrainingRun.start(plan).result()
    let predictions = try await result.model.predictions(for: clips)
    #expect(predictions.map(\.id) == clips.map(\.id))
    #expect(predictions.count(where: \.isRight) == 8)
    #expect(result.history.last!.trainLoss < result.history[0].trainLoss / 2)
    #expect(result.history.map(\.epoch) == Array(1...8))
  }

  @Test func `Clips of several crops are learnt too`() async throws {
    let plan = try TestClips.plan {
      ($0.epochs, $0.clipLength, $0.architecture) = (1, 3, .cnnBiLSTMAttention)
    }
    let result = try await TrainingRun.start(plan).result()
    #expect(result.model.description.clipLength == 3)
    #expect(result.history[0].validationLoss.isFinite)
  }

  @Test func `The same seed gives the same curve and weights, another seed others`() async throws {
    let change = { (seed: UInt64) in
      { (configuration: inout TrainingConfiguration) in
        configuration.epochs = 2
        configuration.seed = seed
        configuration.augmentation = AugmentationConfiguration()
        configuration.mixupAlpha = 0.4
      }
    }
    let plan = try TestClips.plan(change(1))
    let first = try await TrainingRun.start(plan).result()
    let second = try await TrainingRun.start(plan).result()
    let other = try await TrainingRun.start(try TestClips.plan(change(2))).result()
    #expect(second.history.map(\.untimed) == first.history.map(\.untimed))
    #expect(second.lastModel == first.lastModel)
    #expect(other.lastModel.weights != first.lastModel.weights)
  }

  @Test(arguments: [1, 3])
  func `A run that is interrupted and resumed ends with the same bits`(stepsFirst: Int) async throws
  {
    let plan = try TestClips.plan {
      ($0.epochs, $0.emaDecay, $0.batchSize) = (3, 0.9, 3)
      $0.augmentation = AugmentationConfiguration()
    }
    let whole = try TestClips.folder()
    let expected = try await TrainingRun.start(plan, in: whole).result()

    let folder = try TestClips.folder()
    // Cancelled by what it reports, not by who follows its events: the run may be over before they
    // are read.
    let interrupted = Task {
      var steps = 0
      return try await Trainer(plan, in: folder, from: .scratch).run(on: ThreadExecutor("test")) {
        if case .step = $0 { steps += 1 }
        if steps == stepsFirst { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await interrupted.value }
    #expect(!FileManager.default.fileExists(atPath: folder.weights.path))

    let resumed = try await TrainingRun.start(
      plan, in: try .existing(at: folder.url), from: .checkpoint
    ).result()
    #expect(resumed.history.map(\.untimed) == expected.history.map(\.untimed))
    #expect(resumed.lastModel == expected.lastModel)
    #expect(resumed.bestModel == expected.bestModel)
    #expect(try folder.history().map(\.untimed) == whole.history().map(\.untimed))
    #expect(
      try Data(contentsOf: folder.weights) == Data(contentsOf: whole.weights))
  }

  @Test func `Events tell the run's story in its order`() async throws {
    let plan = try TestClips.plan { $0.epochs = 2 }
    let run = TrainingRun.start(plan)
    var story: [String] = []
    var last: StepProgress?
    for await event in run.events {
      switch event {
      case .began(let outline):
        story.append("began \(outline.stepsPerEpoch) steps of \(outline.trainingCount) clips")
      case .step(let progress):
        story.append("step \(progress.epoch).\(progress.step)")
        #expect(progress.imagesPerSecond > 0 && (0...1).contains(progress.accuracy))
        last = progress
      case .epoch(let metrics, let isBest):
        story.append("epoch \(metrics.epoch)\(metrics.epoch == 1 && isBest ? " best" : "")")
      case .finished(let epochs, _): story.append("finished \(epochs)")
      case .transferred, .stoppedEarly, .interrupted: story.append("unexpected")
      }
    }
    #expect(
      story == [
        "began 2 steps of 8 clips", "step 1.1", "step 1.2", "epoch 1 best", "step 2.1",
        "step 2.2", "epoch 2", "finished 2",
      ])
    #expect(try await run.result().history.count == 2)
    // What is left after the last step is its validation alone.
    #expect(last!.secondsLeft < 4 / last!.imagesPerSecond)
  }

  @Test func `Training stops when nothing gets better`() async throws {
    // A learning rate that changes no bit: all epochs are alike, so the first stays the best.
    let plan = try TestClips.plan {
      ($0.epochs, $0.earlyStoppingPatience) = (9, 2)
      ($0.optimizer.learningRate, $0.optimizer.weightDecay) = (1e-30, 0)
      $0.emaDecay = 1e-9
    }
    let run = TrainingRun.start(plan)
    var stopped: TrainingEvent?
    for await event in run.events { if case .stoppedEarly = event { stopped = event } }
    let history = try await run.result().history
    #expect(history.count < 9)
    guard case .stoppedEarly(let epoch, let best)? = stopped else {
      Issue.record("the run went on to its end")
      return
    }
    #expect(epoch == history.count && epoch - best == 2)
  }

  @Test func `The average of the weights moves as computed by hand`() async throws {
    let plan = try TestClips.plan { ($0.epochs, $0.batchSize, $0.emaDecay) = (1, 8, 0.5) }
    let trainer = try Trainer(plan, in: nil, from: .scratch)
    let before = try trainer.network.weights()["classifier.weight"]!.values
    _ = try await trainer.run(on: ThreadExecutor("test")) { _ in }
    let after = try trainer.network.weights()["classifier.weight"]!.values
    let average = try trainer.average!.weights()["classifier.weight"]!.values
    // One step: the share that stays is min(0.5, (1 + 1) / (10 + 1)).
    let kept: Float = 2 / 11
    #expect(before != after)
    for index in before.indices {
      #expect(abs(average[index] - (kept * before[index] + (1 - kept) * after[index])) < 1e-6)
    }
    #expect(try trainer.judgedWeights()["classifier.weight"]!.values == average)
  }

  @Test func `A loss that is no number ends the run and keeps the last good state`() async throws {
    let plan = try TestClips.plan { $0.epochs = 2 }
    let folder = try TestClips.folder()
    _ = try await TrainingRun.start(plan, in: folder).result()
    // The state before epoch 2, with a weight that makes every logit NaN.
    var checkpoint = try Checkpoint(contentsOf: folder.checkpoint)
    checkpoint.progress.history.removeLast()
    checkpoint.network["classifier.bias"]!.values[0] = .nan
    try checkpoint.write(to: folder.checkpoint)
    try FileManager.default.removeItem(at: folder.weights)

    let before = try Data(contentsOf: folder.checkpoint)
    let run = TrainingRun.start(plan, in: folder, from: .checkpoint)
    await #expect(
      throws: TrainingError.divergence(epoch: 2, step: 1, checkpoint: folder.checkpoint.path)
    ) { try await run.result() }
    #expect(try Data(contentsOf: folder.checkpoint) == before)
    #expect(!FileManager.default.fileExists(atPath: folder.weights.path))
  }

  @Test func `Plain gradient descent learns as well`() async throws {
    let plan = try TestClips.plan {
      ($0.epochs, $0.optimizer.kind, $0.optimizer.learningRate) = (4, .sgd, 0.05)
    }
    let history = try await TrainingRun.start(plan).result().history
    #expect(history.last!.trainLoss < history[0].trainLoss)
  }
}

extension EpochMetrics {
  /// The metrics without the time that they took.
  var untimed: EpochMetrics {
    var untimed = self
    untimed.seconds = 0
    return untimed
  }
}
