import Foundation

/// What can be wrong with labels and scores.
public enum EmotionsError: LocalizedError, Equatable, Sendable {
  /// A word that names no expression.
  case unknownLabel(String)
  /// As many scores as labels are needed.
  case scoreCount(labels: Int, values: Int)
  /// Values that are no probabilities.
  case notProbabilities(sum: Double)
  /// A face at rest needs a model that tells neutral from other expressions.
  case noNeutral([Emotion])

  public var errorDescription: String? {
    switch self {
    case .unknownLabel(let word): "“\(word)” names no expression"
    case .scoreCount(let labels, let values): "\(values) scores for \(labels) labels"
    case .notProbabilities(let sum): "the scores are no probabilities (their sum is \(sum))"
    case .noNeutral(let labels):
      "a model of \(labels.map(\.rawValue).joined(separator: ", ")) does not know a neutral face"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .unknownLabel:
      "use one of \(Emotion.allCases.map(\.rawValue).joined(separator: ", ")), or a usual synonym"
    case .scoreCount: "give one score per label"
    case .notProbabilities: "give values of 0...1 that sum to 1"
    case .noNeutral: "use a model with the label neutral, or leave the baseline out"
    }
  }
}
