import Emotions
import Datasets
import EmotionModel
import Evaluation
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Training

@Suite(.serialized) struct RunFolderTests {
  private func metrics(_ epoch: Int) -> EpochMetrics {
    EpochMetrics(
      epoch: epoch, trainLoss: 1 / 3, trainAccuracy: 0.5, validationLoss: 0.1 * Double(epoch),
      validationAccuracy: 0.75, learningRate: 1e-3, seconds: 2.5)
  }

  @Test func `A finished run holds all that its folder promises`() async throws {
    let folder = try TestClips.folder()
    let plan = try TestClips.plan { ($0.epochs, $0.select) = (2, .bestValidation) }
    let result = try await TrainingRun.start(plan, in: folder).result()
    #expect(try TrainingConfiguration.load(contentsOf: folder.configuration) == plan.configuration)
    #expect(try folder.history() == result.history)
    #expect(try EmotionModelFile(contentsOf: folder.weights) == result.bestModel)
    #expect(try EmotionModelFile(contentsOf: folder.weights(.last)) == result.lastModel)
    #expect(result.model == result.bestModel)
    #expect(result.bestModel.description.metrics[0].protocol.hasPrefix("random, validation, best"))
    let lines = try String(contentsOf: folder.metrics, encoding: .utf8).split(separator: "\n")
    for key in [
      "epoch", "train_loss", "train_accuracy", "validation_loss", "validation_accuracy",
      "learning_rate", "seconds",
    ] {
      #expect(lines[0].contains("\"\(key)\":"))
    }
  }

  @Test func `A folder that holds a run is not taken for a new one`() throws {
    let folder = try TestClips.folder()
    #expect(try RunFolder.new(at: folder.url) == folder)  // empty: it may be taken
    try folder.append(metrics(1))
    let before = try Data(contentsOf: folder.metrics)
    #expect(throws: TrainingError.runExists(path: folder.url.path)) {
      try RunFolder.new(at: folder.url)
    }
    #expect(try Data(contentsOf: folder.metrics) == before)
  }

  @Test func `A folder without a checkpoint is not resumed`() throws {
    let folder = try TestClips.folder()
    #expect(throws: TrainingError.noCheckpoint(path: folder.url.path)) {
      try RunFolder.existing(at: folder.url)
    }
  }

  @Test func `A folder that can't be made says so`() throws {
    let file = try TestPaths.temporaryFolder().appending(component: "file")
    try Data("x".utf8).write(to: file)
    let error = #expect(throws: TrainingError.self) {
      try RunFolder.new(at: file.appending(component: "run"))
    }
    guard case .unwritable? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `Lines are added, and cut back to what a checkpoint knows`() throws {
    let folder = try TestClips.folder()
    for epoch in 1...3 { try folder.append(metrics(epoch)) }
    #expect(try folder.history() == [metrics(1), metrics(2), metrics(3)])
    try folder.rewrite([metrics(1)])
    #expect(try folder.history() == [metrics(1)])
    try folder.append(metrics(2))
    #expect(try folder.history() == [metrics(1), metrics(2)])
  }

  @Test func `Split files name clips and pixels, and are hashed`() throws {
    let folder = try TestClips.folder()
    var clips = try TestClips.clips(2)
    clips[1].id = "set/a, \"b\".png"
    clips[1].subject = nil
    let hashes = try folder.writeSplits(train: clips, validation: [])
    let text = try String(contentsOf: folder.split(.train), encoding: .utf8)
    #expect(
      text == "id,label,subject,sequence,sha256\r\n"
        + "patterns/3-0,happy,patterns/S0,,\(clips[0].pixelHash)\r\n"
        + "\"set/a, \"\"b\"\".png\",sad,,,\(clips[1].pixelHash)\r\n")
    #expect(hashes.keys.sorted() == ["test.csv", "train.csv", "validation.csv"])
    #expect(hashes["train.csv"] == ContentHash.sha256(Data(text.utf8)))
    #expect(hashes["test.csv"] == hashes["validation.csv"])
  }

  @Test func `A run is resumed with its own configuration and data only`() async throws {
    let folder = try TestClips.folder()
    let plan = try TestClips.plan { $0.epochs = 1 }
    _ = try await TrainingRun.start(plan, in: folder).result()
    let path = folder.url.path
    await #expect(throws: TrainingError.runFinished(path: path, epoch: 1)) {
      try await TrainingRun.start(plan, in: folder, from: .checkpoint).result()
    }
    let longer = try TestClips.plan { ($0.epochs, $0.optimizer.kind) = (2, .sgd) }
    await #expect(
      throws: TrainingError.otherConfiguration(path: path, keys: ["epochs", "optimizer.kind"])
    ) { try await TrainingRun.start(longer, in: folder, from: .checkpoint).result() }
    let other = try TestClips.plan({ $0.epochs = 1 }, training: TestClips.clips(8, seed: 12))
    await #expect(throws: TrainingError.otherData(path: path)) {
      try await TrainingRun.start(other, in: folder, from: .checkpoint).result()
    }
    try Data("no checkpoint".utf8).write(to: folder.checkpoint)
    await #expect(throws: (any Error).self) {
      try await TrainingRun.start(plan, in: folder, from: .checkpoint).result()
    }
  }

  @Test func `A model file is no checkpoint`() async throws {
    let folder = try TestClips.folder()
    let plan = try TestClips.plan { $0.epochs = 1 }
    let result = try await TrainingRun.start(plan).result()
    try result.model.write(to: folder.checkpoint)
    #expect(
      throws: TrainingError.badCheckpoint(
        path: folder.checkpoint.path, reason: "it lacks “checkpoint”")
    ) { try Checkpoint(contentsOf: folder.checkpoint) }
  }

  @Test func `A checkpoint reads back the same`() async throws {
    let folder = try TestClips.folder()
    _ = try await TrainingRun.start(
      try TestClips.plan { ($0.epochs, $0.emaDecay) = (1, 0.9) }, in: folder
    ).result()
    let checkpoint = try Checkpoint(contentsOf: folder.checkpoint)
    let copy = folder.url.appending(component: "copy.safetensors")
    try checkpoint.write(to: copy)
    #expect(try Checkpoint(contentsOf: copy) == checkpoint)
    #expect(checkpoint.progress.history.count == 1 && checkpoint.optimizer.stepCount == 2)
    #expect(checkpoint.average != nil && checkpoint.best == checkpoint.average)
  }
}
