import EmotionModel
import Emotions
import Networks

/// A classifier whose answers depend on the crops, without training.
enum ModelFixture {
  static func classifier(clipLength: Int = 1) throws -> EmotionClassifier {
    let specification = EmotionArchitecture.cnnBiLSTM.specification(labelCount: 7)
    let weights = specification.parameters.enumerated().map { place, parameter in
      let count = parameter.shape.reduce(1, *)
      let values = (0..<count).map { Float(($0 * 7919 + place * 104_729) % 1009) / 5045 - 0.1 }
      let isVariance = parameter.name.hasSuffix("running_var")
      return (
        parameter.name,
        FloatArray(shape: parameter.shape, values: isVariance ? values.map { $0 + 1 } : values)
      )
    }
    return try EmotionClassifier(
      EmotionModelFile(
        description: EmotionModelDescription(
          specification: specification, labels: Emotion.seven, clipLength: clipLength,
          trainingData: .init(datasets: [], protocol: "none", splitHashes: [:], seed: 0),
          licence: "none"),
        weights: Dictionary(uniqueKeysWithValues: weights)))
  }
}
