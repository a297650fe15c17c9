import EmotionModel
import Emotions
import Networks
import TestSupport

/// A classifier whose answers depend on the crops, without training.
enum ModelFixture {
  static func classifier(clipLength: Int = 1) throws -> EmotionClassifier {
    let specification = EmotionArchitecture.cnnBiLSTM.specification(labelCount: 7)
    return try EmotionClassifier(
      EmotionModelFile(
        description: EmotionModelDescription(
          specification: specification, labels: Emotion.seven, clipLength: clipLength,
          trainingData: .init(datasets: [], protocol: "none", splitHashes: [:], seed: 0),
          licence: "none"),
        weights: specification.patternedWeights))
  }
}
