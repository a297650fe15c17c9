import Emotions
import Foundation

/// Smooths the answers about one face exponentially over time.
struct ScoreSmoother {
  private let constant: Double
  private var last: (scores: [Double], time: Double)?

  /// - Parameter constant: after how many seconds an answer counts for a third, > 0.
  init(_ constant: Double) { self.constant = constant }

  /// The mean of all answers so far, the newest counting most.
  ///
  /// - Throws: `EmotionsError` never: means of probabilities are probabilities.
  mutating func smoothed(_ scores: EmotionScores, at time: Double) throws -> EmotionScores {
    var probabilities = scores.probabilities
    if let last {
      let kept = exp(-max(0, time - last.time) / constant)
      probabilities = zip(probabilities, last.scores).map { $0 + ($1 - $0) * kept }
    }
    last = (probabilities, time)
    return try EmotionScores(scores.labels, probabilities: probabilities)
  }
}
