import Emotions
import Evaluation

/// A support vector machine with the scaling of the clips that it was trained on.
struct ScaledMachine {
  let scaling: DescriptorScaling
  let machine: SupportVectorMachine

  /// Trains a machine.
  ///
  /// - Throws: `BaselinesError`.
  init(_ settings: BaselineSettings, labels: [Emotion], _ examples: [BaselineExample]) throws {
    if let missing = labels.first(where: { label in !examples.contains { $0.label == label } }) {
      throw BaselinesError.missingLabel(missing.rawValue)
    }
    let known = examples.filter { labels.contains($0.label) }
    let scaling = DescriptorScaling(
      of: known.map(\.descriptor), geometryShare: settings.geometryShare)
    self.scaling = scaling
    machine = try SupportVectorMachine(
      known.map { scaling.row(of: $0.descriptor) },
      classes: known.map { labels.firstIndex(of: $0.label)! }, cost: settings.cost,
      gamma: settings.gamma)
  }

  /// The answer at a temperature of 1.
  func prediction(_ example: BaselineExample, labels: [Emotion]) throws -> Prediction {
    let margins = machine.margins(of: scaling.row(of: example.descriptor))
    return Prediction(
      id: example.id, label: example.label,
      scores: try EmotionScores(
        labels, probabilities: EmotionScores.softmax(margins.map { Float($0) })),
      subject: example.subject)
  }
}
