import EmotionModel
import Evaluation
import Foundation
import Networks
import Tensors

extension Trainer {
  /// Saves the state after the last step, when the run has a folder.
  func save() throws {
    guard let folder else { return }
    let checkpoint = Checkpoint(
      progress: progress, network: try network.weights(), average: try average?.weights(),
      best: best, optimizer: try optimizer.state(), random: try network.randomState(),
      configuration: plan.configuration.yaml, data: plan.fingerprint)
    try checkpoint.write(to: folder.checkpoint)
  }

  /// Goes on where the folder's checkpoint left off.
  func resume() throws {
    guard let folder else { throw TrainingError.noCheckpoint(path: "a run without a folder") }
    let checkpoint = try Checkpoint(contentsOf: folder.checkpoint)
    let path = folder.url.path
    let begun = try TrainingConfiguration.load(yaml: checkpoint.configuration)
    let differences = plan.configuration.differences(from: begun)
    guard differences.isEmpty else {
      throw TrainingError.otherConfiguration(path: path, keys: differences)
    }
    guard checkpoint.data == plan.fingerprint else { throw TrainingError.otherData(path: path) }
    progress = checkpoint.progress
    if isFinished, FileManager.default.fileExists(atPath: folder.weights.path) {
      throw TrainingError.runFinished(path: path, epoch: progress.history.count)
    }
    try network.load(checkpoint.network)
    try network.restore(checkpoint.random)
    try optimizer.restore(checkpoint.optimizer)
    if let average { try average.restore(checkpoint.average ?? [:]) }
    best = checkpoint.best
    try folder.rewrite(progress.history)
  }

  /// The weights that the run is judged by: the averaged ones when an average is kept.
  func judgedWeights() throws -> [String: FloatArray] {
    try average?.weights() ?? network.weights()
  }

  /// The network that the run is judged by.
  func judgedNetwork() throws -> TrainableNetwork {
    guard let judged, let average else { return network }
    try judged.load(try average.weights())
    return judged
  }

  /// The models of the last and of the best epoch.
  func result() throws -> TrainingResult {
    guard let last = progress.history.last, let best = progress.history.best,
      let bestWeights = self.best
    else { preconditionFailure("a run has at least one epoch") }
    return TrainingResult(
      history: progress.history, best: best, selection: plan.configuration.select,
      lastModel: try plan.model(try judgedWeights(), of: last, "last epoch"),
      bestModel: try plan.model(bestWeights, of: best, "best epoch by validation"))
  }

  /// What lies before the run.
  var outline: TrainingOutline {
    TrainingOutline(
      parameterCount: network.parameterCount, trainingCount: plan.training.count,
      validationCount: plan.validation.count, firstEpoch: progress.epoch,
      epochs: plan.configuration.epochs, stepsPerEpoch: batches.stepsPerEpoch)
  }

  /// Where the run stands after a step.
  var stepProgress: StepProgress {
    let epochsLeft = plan.configuration.epochs - progress.epoch
    let clipsLeft = epochsLeft * plan.training.count + plan.training.count - progress.met
    // A validation clip costs about a third of a training clip: there is no way back.
    let validationsLeft = (epochsLeft + 1) * plan.validation.count / 3
    let rate = pace.clipsPerSecond
    return StepProgress(
      epoch: progress.epoch, step: progress.step, stepsPerEpoch: batches.stepsPerEpoch,
      loss: progress.loss, accuracy: progress.accuracy, imagesPerSecond: rate,
      secondsLeft: rate > 0 ? Double(clipsLeft + validationsLeft) / rate : 0)
  }
}
