import Foundation

/// Whether two models differ on the same predictions, by those that only one of them has right.
///
/// McNemar 1947 in its exact form: under equal models each such prediction falls to either side
/// with probability ½. Predictions are taken as independent.
public struct McNemarTest: Equatable, Codable, Sendable {
  /// Predictions that only the first model has right.
  public var onlyFirstRight: Int
  /// Predictions that only the second model has right.
  public var onlySecondRight: Int

  enum CodingKeys: String, CodingKey {
    case onlyFirstRight = "only_first_right"
    case onlySecondRight = "only_second_right"
  }

  /// A test from its two counts.
  public init(onlyFirstRight: Int, onlySecondRight: Int) {
    self.onlyFirstRight = onlyFirstRight
    self.onlySecondRight = onlySecondRight
  }

  /// Compares two models on the clips that both have judged, told by their ids.
  public init(_ first: [Prediction], _ second: [Prediction]) {
    let others = Dictionary(second.map { ($0.id, $0.isRight) }) { one, _ in one }
    (onlyFirstRight, onlySecondRight) = (0, 0)
    for prediction in first {
      guard let other = others[prediction.id], other != prediction.isRight else { continue }
      if prediction.isRight { onlyFirstRight += 1 } else { onlySecondRight += 1 }
    }
  }

  /// The probability, 0...1, of sides at least as unequal between equal models (two-sided).
  public var pValue: Double {
    let n = onlyFirstRight + onlySecondRight
    guard n > 0 else { return 1 }
    let fewer = min(onlyFirstRight, onlySecondRight)
    // Sum of C(n, i) / 2^n for i ≤ fewer, in logarithms, so that thousands do not overflow.
    var logTerm = -Double(n) * log(2.0)
    var sum = exp(logTerm)
    for i in 0..<fewer {
      logTerm += log(Double(n - i)) - log(Double(i + 1))
      sum += exp(logTerm)
    }
    return min(1, 2 * sum)
  }
}
