/// The probability of each expression for one face.
///
///     let scores = try EmotionScores([.happy, .sad], probabilities: [0.9, 0.1])
///     scores.emotion     // .happy
///     scores.confidence  // 0.9
public struct EmotionScores: Equatable, Sendable {
  /// What the model tells apart, in its order.
  public let labels: [Emotion]
  /// One probability per label, 0...1; together they give 1.
  public let probabilities: [Double]

  /// Scores from probabilities in the order of the labels.
  ///
  /// - Throws: `EmotionsError.scoreCount` when the numbers of labels and values differ or are 0,
  ///   `EmotionsError.notProbabilities` when a value lies outside 0...1 or the sum is not 1.
  public init(_ labels: [Emotion], probabilities: [Double]) throws {
    guard labels.count == probabilities.count, !labels.isEmpty else {
      throw EmotionsError.scoreCount(labels: labels.count, values: probabilities.count)
    }
    let sum = probabilities.reduce(0, +)
    guard probabilities.allSatisfy({ $0 >= 0 && $0 <= 1.000_001 }), abs(sum - 1) < 1e-3 else {
      throw EmotionsError.notProbabilities(sum: sum)
    }
    self.labels = labels
    self.probabilities = probabilities
  }

  /// The most probable expression; the first in label order when two are equal.
  public var emotion: Emotion {
    var best = 0
    for index in probabilities.indices where probabilities[index] > probabilities[best] {
      best = index
    }
    return labels[best]
  }

  /// The probability of the most probable expression.
  public var confidence: Double { probabilities.max()! }

  /// The probability of one expression; 0 for one that the model does not tell.
  public subscript(emotion: Emotion) -> Double {
    labels.firstIndex(of: emotion).map { probabilities[$0] } ?? 0
  }
}
