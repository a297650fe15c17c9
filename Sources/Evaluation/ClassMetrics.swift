import Emotions

/// How well one expression is told; conventions: `EvaluationSummary`.
public struct ClassMetrics: Equatable, Codable, Sendable {
  /// The expression.
  public var label: Emotion
  /// The share of the answers with this label that are right, 0...1; 0 without such answers.
  public var precision: Double
  /// The share of the truths with this label that are found, 0...1; 0 without such truths.
  public var recall: Double
  /// The harmonic mean of precision and recall, 0...1; 0 when both are.
  public var f1: Double
  /// How many predictions have this truth.
  public var support: Int

  /// Reads one label's figures from a matrix.
  init(of matrix: ConfusionMatrix, at place: Int) {
    label = matrix.labels[place]
    support = matrix.support(at: place)
    let right = Double(matrix.counts[place][place])
    let answers = matrix.answers(at: place)
    precision = answers > 0 ? right / Double(answers) : 0
    recall = support > 0 ? right / Double(support) : 0
    // 2PR / (P + R), written with counts so that it is exact.
    f1 = answers + support > 0 ? 2 * right / Double(answers + support) : 0
  }
}
