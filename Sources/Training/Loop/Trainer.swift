import EmotionModel
import Evaluation
import Foundation
import Networks
import Tensors

/// Trains one network on one plan, from its first step or from a checkpoint on.
///
/// The engine's objects stay in the task that made them, so a trainer is not `Sendable`;
/// `TrainingRun` makes one in a task of its own. Chance has two sources only: numbers that follow
/// from (seed, epoch, clip or step), and dropout's generator, which the checkpoint keeps; see
/// docs/decisions/0008-training-determinism.md.
final class Trainer {
  /// What is trained on what.
  let plan: TrainingPlan
  /// Where the run is kept; nil keeps it in memory only.
  let folder: RunFolder?
  /// The network that learns.
  let network: TrainableNetwork
  /// The mean of its weights over the last steps; nil when none is kept.
  let average: MovingAverage?
  /// The network that is judged when an average is kept: it takes the averaged weights.
  let judged: TrainableNetwork?
  let optimizer: any Optimizer
  let loss: CrossEntropy
  let schedule: LearningRateSchedule
  let batches: BatchMaker
  /// What was taken over from another model's weights.
  let transfer: WeightTransfer?
  /// How far the run has come.
  var progress = TrainingProgress()
  /// The weights of the best epoch so far.
  var best: [String: FloatArray]?
  /// How fast this process trains.
  var pace = Pace()

  /// A trainer before its first step, or where the checkpoint of its folder left off.
  ///
  /// - Throws: `TensorsError` of the engine, and what `TrainingStart` says.
  init(_ plan: TrainingPlan, in folder: RunFolder?, from start: TrainingStart) throws {
    let configuration = plan.configuration
    self.plan = plan
    self.folder = folder
    if configuration.threads > 0 { try Threads.use(configuration.threads) }
    let device = try Tensors.Device(named: configuration.device.rawValue)
    var random = CounterRandom(seed: configuration.seed, .startWeights)
    network = try TrainableNetwork(
      specification: plan.specification, on: device, seed: random.next())
    transfer = try Self.begin(network, plan, start)
    if configuration.emaDecay > 0 {
      average = try MovingAverage(of: network, decay: configuration.emaDecay)
      judged = try TrainableNetwork(specification: plan.specification, on: device, seed: 0)
    } else {
      (average, judged) = (nil, nil)
    }
    optimizer = try Self.optimizer(configuration.optimizer, network)
    loss = try CrossEntropy(on: device)
    batches = BatchMaker(
      plan.training, order: plan.labels, configuration: configuration,
      preprocessing: plan.preprocessing)
    schedule = LearningRateSchedule(
      configuration: configuration.schedule, peak: configuration.optimizer.learningRate,
      epochs: configuration.epochs, stepsPerEpoch: batches.stepsPerEpoch)
    if case .checkpoint = start { try resume() }
  }

  /// Whether no epoch is left, or waiting for a better one has gone on long enough.
  var isFinished: Bool {
    progress.history.count >= plan.configuration.epochs || isTimeToStop
  }

  var isTimeToStop: Bool {
    EpochChoice.isTimeToStop(
      progress.history, patience: plan.configuration.earlyStoppingPatience)
  }

  private static func begin(
    _ network: TrainableNetwork, _ plan: TrainingPlan, _ start: TrainingStart
  ) throws -> WeightTransfer? {
    guard case .model(let model) = start else { return nil }
    let (weights, transfer) = WeightTransfer.weights(
      from: model, into: try network.weights(), of: plan.specification, labels: plan.labels)
    try network.load(weights)
    return transfer
  }

  private static func optimizer(
    _ configuration: OptimizerConfiguration, _ network: TrainableNetwork
  ) throws -> any Optimizer {
    switch configuration.kind {
    case .adamw: try AdamW(network.parameters, weightDecay: configuration.weightDecay)
    case .sgd: try SGD(network.parameters, weightDecay: configuration.weightDecay)
    }
  }
}

@available(*, unavailable)
extension Trainer: Sendable {}
