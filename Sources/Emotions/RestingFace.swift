import Foundation

/// What a model reads in a person's face at rest, so that it can be taken off what it reads later.
///
///     let resting = try RestingFace(scoresOfTheFirstSeconds)
///     let corrected = resting.corrected(scores)   // what the face shows beyond its rest
///
/// Faces differ at rest: some look sad or angry to a model, and to people, all day long. Bayes' rule
/// with the resting answer in the place of the prior takes that off:
/// `corrected(k) ∝ scores(k) · rest(k) / resting(k)`, where `rest` is what a face at rest is to be
/// read as: neutral with `neutralAtRest`, the others alike. The share was chosen on rendered people
/// (docs/decisions/0019-resting-faces.md).
public struct RestingFace: Equatable, Sendable {
  /// The probability of neutral that a face at rest gets, 0...1.
  public static let neutralAtRest = 0.5
  /// Smaller probabilities of the face at rest are taken for this, so that an expression that was
  /// never seen at rest is not made certain by the first hint of it.
  private static let leastAtRest = 0.001

  /// The geometric mean of the answers at rest.
  public let scores: EmotionScores

  /// A person's face at rest.
  ///
  /// - Parameter seen: answers of one model to the face at rest; at least one.
  /// - Throws: `EmotionsError.scoreCount` without answers or with different labels,
  ///   `EmotionsError.noNeutral` when the model does not tell neutral from the rest.
  public init(_ seen: [EmotionScores]) throws {
    let labels = seen.first?.labels ?? []
    guard let first = seen.first, seen.allSatisfy({ $0.labels == labels }) else {
      throw EmotionsError.scoreCount(labels: labels.count, values: 0)
    }
    guard labels.contains(.neutral), labels.count > 1 else { throw EmotionsError.noNeutral(labels) }
    let logarithms = seen.map(\.logProbabilities)
    let means = first.labels.indices.map { label in
      logarithms.reduce(0) { $0 + $1[label] } / Double(seen.count)
    }
    scores = try EmotionScores(labels, weights: means.map(exp))
  }

  /// What the face shows beyond its rest; scores of another model's labels are given back as they
  /// are.
  public func corrected(_ scores: EmotionScores) -> EmotionScores {
    guard scores.labels == self.scores.labels else { return scores }
    let others = (1 - Self.neutralAtRest) / Double(scores.labels.count - 1)
    let weights = zip(scores.labels, zip(scores.probabilities, self.scores.probabilities)).map {
      label, pair in
      pair.0 * (label == .neutral ? Self.neutralAtRest : others) / max(pair.1, Self.leastAtRest)
    }
    return (try? EmotionScores(scores.labels, weights: weights)) ?? scores
  }
}

extension EmotionScores {
  /// Scores from weights that need not sum to 1.
  ///
  /// - Throws: as the initialiser from probabilities.
  init(_ labels: [Emotion], weights: [Double]) throws {
    let sum = weights.reduce(0, +)
    try self.init(labels, probabilities: weights.map { $0 / sum })
  }
}
