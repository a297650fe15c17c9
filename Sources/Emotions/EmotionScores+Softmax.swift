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

extension EmotionScores {
  /// The logarithms of the probabilities: logits that give them again; 0 is taken as 1e-30.
  public var logProbabilities: [Double] { probabilities.map { log(max(1e-30, $0)) } }

  /// The scores of the same logits at another temperature, > 0, relative to this one.
  public func tempered(by temperature: Double) -> EmotionScores {
    let scaled = logProbabilities.map { $0 / temperature }
    let largest = scaled.max()!
    let powers = scaled.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return EmotionScores(unchecked: labels, powers.map { $0 / sum })
  }

  private init(unchecked labels: [Emotion], _ probabilities: [Double]) {
    self.labels = labels
    self.probabilities = probabilities
  }
}
