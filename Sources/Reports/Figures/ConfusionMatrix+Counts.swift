import Emotions
import Evaluation

extension ConfusionMatrix {
  /// How many with this truth were answered rightly, of how many.
  func recallCounts(_ label: Emotion) -> (right: Int, total: Int) {
    guard let row = labels.firstIndex(of: label) else { return (0, 0) }
    return (counts[row][row], counts[row].reduce(0, +) + missed[row])
  }

  /// How many with this answer are right, of how many.
  func precisionCounts(_ label: Emotion) -> (right: Int, total: Int) {
    (self[truth: label, answer: label], labels.reduce(0) { $0 + self[truth: $1, answer: label] })
  }
}
