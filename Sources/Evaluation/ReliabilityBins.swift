import Emotions

/// How right a model is where it says it is sure: accuracy by confidence.
///
/// Bins of equal width over 0...1; a confidence on an edge belongs to the bin below it (Guo et al.
/// 2017). Predictions without an answer have no confidence and are left out.
public struct ReliabilityBins: Equatable, Codable, Sendable {
  /// One range of confidence.
  public struct Bin: Equatable, Codable, Sendable {
    /// The lower edge; not in the bin, except 0.
    public var lower: Double
    /// The upper edge, in the bin.
    public var upper: Double
    /// Answers in it.
    public var count: Int
    /// The share of them that is right, 0...1; 0 when it is empty.
    public var accuracy: Double
    /// Their mean confidence, 0...1; 0 when it is empty.
    public var confidence: Double
  }

  /// The bins from the least confidence to the most.
  public let bins: [Bin]

  /// Sorts predictions into bins by their confidence.
  public init(of predictions: [Prediction], count: Int = 15) {
    precondition(count > 0, "there is at least one bin")
    var right = Array(repeating: 0.0, count: count)
    var sum = right
    var number = Array(repeating: 0, count: count)
    for prediction in predictions {
      guard let confidence = prediction.scores?.confidence else { continue }
      let place = (confidence * Double(count)).rounded(.up) - 1
      let bin = min(count - 1, max(0, Int(place)))
      number[bin] += 1
      sum[bin] += confidence
      right[bin] += prediction.isRight ? 1 : 0
    }
    bins = (0..<count).map { index in
      let size = Double(max(1, number[index]))
      return Bin(
        lower: Double(index) / Double(count), upper: Double(index + 1) / Double(count),
        count: number[index], accuracy: right[index] / size, confidence: sum[index] / size)
    }
  }

  /// The mean distance of confidence from accuracy, weighted by the answers, 0...1: the ECE.
  ///
  /// nil without answers.
  public var expectedCalibrationError: Double? {
    let total = bins.reduce(0) { $0 + $1.count }
    guard total > 0 else { return nil }
    return bins.reduce(0) { $0 + Double($1.count) * abs($1.accuracy - $1.confidence) }
      / Double(total)
  }
}
