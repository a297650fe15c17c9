import Emotions

/// A confidence below which the answer is *uncertain*, with what that buys: how many answers are
/// left, and how many of them are wrong (El-Yaniv & Wiener 2010).
public struct Abstention: Equatable, Codable, Sendable {
  /// The least confidence of an answer, 0...1.
  public var threshold: Double
  /// The share of faces that get an answer, 0...1.
  public var coverage: Double
  /// The share of those answers that is wrong, 0...1.
  public var risk: Double

  /// A threshold with its price.
  public init(threshold: Double, coverage: Double, risk: Double) {
    self.threshold = threshold
    self.coverage = coverage
    self.risk = risk
  }

  /// The threshold that leaves the most answers of which at most `risk` are wrong.
  ///
  /// Predictions in which no face was found are left out.
  ///
  /// - Parameter risk: the share of wrong answers that is allowed, 0...1.
  /// - Returns: nil when no threshold keeps the risk.
  public static func most(of predictions: [Prediction], risk: Double) -> Abstention? {
    let answers = predictions.compactMap { prediction in
      prediction.scores.map { (confidence: $0.confidence, isRight: prediction.isRight) }
    }.sorted { $0.confidence > $1.confidence }
    var best: Abstention?
    var wrong = 0
    for (index, answer) in answers.enumerated() {
      if !answer.isRight { wrong += 1 }
      // Equal confidences stand on the same side of any threshold.
      let isEdge = index + 1 == answers.count || answers[index + 1].confidence < answer.confidence
      let share = Double(wrong) / Double(index + 1)
      guard isEdge, share <= risk else { continue }
      best = Abstention(
        threshold: answer.confidence, coverage: Double(index + 1) / Double(answers.count),
        risk: share)
    }
    return best
  }
}
