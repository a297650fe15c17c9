import Foundation

extension EmotionScores {
  /// Turns logits into probabilities: softmax of the logits divided by the temperature.
  ///
  /// - Parameter temperature: > 0; above 1 the answer becomes less sure (Guo et al. 2017).
  public static func softmax(_ logits: [Float], temperature: Double = 1) -> [Double] {
    let scaled = logits.map { Double($0) / temperature }
    let largest = scaled.max() ?? 0
    let powers = scaled.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
