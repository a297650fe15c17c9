/// What one epoch of training came to: a line of `metrics.jsonl`, a point of each curve.
public struct EpochMetrics: Equatable, Codable, Sendable {
  /// Counts from 1.
  public var epoch: Int
  /// Mean loss over the training clips as they were met, augmented.
  public var trainLoss: Double
  /// Share of training clips answered rightly as they were met, 0...1.
  public var trainAccuracy: Double
  /// Mean cross-entropy over the validation clips.
  public var validationLoss: Double
  /// Share of validation clips answered rightly, 0...1.
  public var validationAccuracy: Double
  /// The learning rate at the end of the epoch.
  public var learningRate: Double
  /// How long the epoch took, validation included, in seconds.
  public var seconds: Double

  /// What one epoch of training came to.
  public init(
    epoch: Int, trainLoss: Double, trainAccuracy: Double, validationLoss: Double,
    validationAccuracy: Double, learningRate: Double, seconds: Double
  ) {
    self.epoch = epoch
    self.trainLoss = trainLoss
    self.trainAccuracy = trainAccuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
    self.learningRate = learningRate
    self.seconds = seconds
  }

  enum CodingKeys: String, CodingKey {
    case epoch, seconds
    case trainLoss = "train_loss"
    case trainAccuracy = "train_accuracy"
    case validationLoss = "validation_loss"
    case validationAccuracy = "validation_accuracy"
    case learningRate = "learning_rate"
  }
}
