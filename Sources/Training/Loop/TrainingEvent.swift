import Evaluation

/// What a run tells of itself while it goes on.
public enum TrainingEvent: Equatable, Sendable {
  /// The run begins, or goes on after a resume.
  case began(TrainingOutline)
  /// What was taken over from another model's weights.
  case transferred(WeightTransfer)
  /// A step is done.
  case step(StepProgress)
  /// An epoch is done; `isBest` when its validation is the best so far.
  case epoch(EpochMetrics, isBest: Bool)
  /// Training ends before its last epoch: nothing has been better since epoch `best`.
  case stoppedEarly(epoch: Int, best: Int)
  /// The run was interrupted and saved, so that it can be resumed.
  case interrupted(epoch: Int, step: Int)
  /// The run is complete.
  case finished(epochs: Int, seconds: Double)
}

/// What lies before a run, in numbers.
public struct TrainingOutline: Equatable, Sendable {
  /// Numbers that training changes.
  public let parameterCount: Int
  /// Clips to learn from.
  public let trainingCount: Int
  /// Clips to validate on.
  public let validationCount: Int
  /// The epoch that comes first, from 1; later after a resume.
  public let firstEpoch: Int
  /// Epochs of the whole run.
  public let epochs: Int
  /// Steps of each epoch.
  public let stepsPerEpoch: Int
}

/// Where a run stands after a step.
public struct StepProgress: Equatable, Sendable {
  /// The epoch, from 1.
  public let epoch: Int
  /// The step within the epoch, from 1.
  public let step: Int
  /// Steps of each epoch.
  public let stepsPerEpoch: Int
  /// The mean loss of the epoch so far.
  public let loss: Double
  /// The share of the epoch's clips answered rightly so far, 0...1.
  public let accuracy: Double
  /// Training clips per second since the run began or was resumed, validation not counted.
  public let imagesPerSecond: Double
  /// The estimated time to the end of the last epoch, validation included, in seconds.
  public let secondsLeft: Double
}
