import EmotionModel

/// What a run begins with.
public enum TrainingStart: Equatable, Sendable {
  /// Random weights, from the seed.
  case scratch
  /// Another model's weights, as far as they fit.
  case model(EmotionModelFile)
  /// The checkpoint of the run's folder: an interrupted run goes on.
  ///
  /// Refused with `TrainingError` `.noCheckpoint`, `.badCheckpoint`, `.otherConfiguration`,
  /// `.otherData` or `.runFinished`.
  case checkpoint
}

extension TrainingStart {
  /// Names of the data sets that the first weights have met; nil for chance.
  public var pretraining: [String]? {
    if case .model(let model) = self { model.description.trainingData.met } else { nil }
  }
}
