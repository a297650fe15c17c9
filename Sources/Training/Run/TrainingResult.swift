import EmotionModel
import Evaluation

/// What a complete run came to.
public struct TrainingResult: Equatable, Sendable {
  /// Every epoch.
  public let history: [EpochMetrics]
  /// The epoch with the best validation.
  public let best: EpochMetrics
  /// Which epoch's weights the run gives out.
  public let selection: TrainingConfiguration.Selection
  /// The model after the last epoch.
  public let lastModel: EmotionModelFile
  /// The model after the best epoch.
  public let bestModel: EmotionModelFile

  /// The model that the run gives out.
  public var model: EmotionModelFile { model(selection) }

  /// The model of one choice.
  public func model(_ selection: TrainingConfiguration.Selection) -> EmotionModelFile {
    switch selection {
    case .last: lastModel
    case .bestValidation: bestModel
    }
  }

  /// Writes the weights that the run gives out last: where they lie, the run is complete.
  func write(to folder: RunFolder) throws {
    for other in TrainingConfiguration.Selection.allCases where other != selection {
      try model(other).write(to: folder.weights(other))
    }
    try model.write(to: folder.weights)
  }
}
