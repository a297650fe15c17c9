/// How the learning rate goes over the run; `LearningRateSchedule` computes it.
public struct ScheduleConfiguration: Equatable, Codable, Sendable {
  /// The shape of the curve after the warm-up.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// Stays as it is.
    case constant
    /// Half a cosine from the full rate to `finalShare` of it, step by step.
    case cosine
    /// Times `factor` after every `stepEpochs` epochs.
    case step
    /// Times `factor` when the validation loss has not fallen for `patience` epochs.
    case plateau
  }

  /// The shape of the curve after the warm-up; cosine, as the run's length is known.
  public var kind = Kind.cosine
  /// Epochs over which the rate rises from 0 in a straight line, ≥ 0; parts of an epoch count.
  public var warmUpEpochs = 1.0
  /// What is left of the rate at the end of the cosine, 0...1.
  public var finalShare = 0.01
  /// Epochs between two falls of `step`, ≥ 1.
  public var stepEpochs = 10
  /// What one fall of `step` and `plateau` leaves of the rate, > 0 and < 1.
  public var factor = 0.1
  /// Epochs that `plateau` waits for a lower validation loss, ≥ 1.
  public var patience = 3

  /// The defaults.
  public init() {}
}
