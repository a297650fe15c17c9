extension EmotionScores {
  /// The mean of the probabilities of several scores of one model, in its order of labels.
  ///
  /// - Parameter scores: at least one; all with the same labels.
  /// - Throws: `EmotionsError.scoreCount` without scores or with different numbers of labels.
  public init(averaging scores: [EmotionScores]) throws {
    let labels = scores.first?.labels ?? []
    var sums = [Double](repeating: 0, count: labels.count)
    for score in scores {
      guard score.labels == labels else {
        throw EmotionsError.scoreCount(labels: labels.count, values: score.labels.count)
      }
      for (index, value) in score.probabilities.enumerated() { sums[index] += value }
    }
    try self.init(labels, probabilities: sums.map { $0 / Double(scores.count) })
  }
}
