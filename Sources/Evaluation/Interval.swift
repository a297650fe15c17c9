import Foundation

/// A range that holds the true figure with the stated confidence.
public struct Interval: Equatable, Codable, Sendable {
  /// The lower end.
  public var lower: Double
  /// The upper end.
  public var upper: Double

  /// A range.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Wilson's 95 % score interval of a share; the predictions are taken as independent.
  ///
  /// Wilson 1927, with z = 1.959964. Pictures of one person are not independent, so the interval
  /// is too narrow for them: `subjectBootstrap` says more.
  ///
  /// - Returns: 0...1 when there is nothing to count.
  public static func wilson(right: Int, of total: Int) -> Interval {
    precondition(right >= 0 && right <= total, "\(right) of \(total) is no share")
    guard total > 0 else { return Interval(lower: 0, upper: 1) }
    let n = Double(total)
    let p = Double(right) / n
    let z = 1.959_963_984_540_054
    let center = p + z * z / (2 * n)
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At the ends the formula gives 0 and 1, but for rounding.
    return Interval(
      lower: right == 0 ? 0 : max(0, (center - reach) / scale),
      upper: right == total ? 1 : min(1, (center + reach) / scale))
  }

  /// The 95 % percentile interval of the accuracy when people are drawn anew, with replacement.
  ///
  /// Every prediction of a person drawn counts each time, so that people, not pictures, are what
  /// varies.
  ///
  /// - Parameters:
  ///   - predictions: each with its subject.
  ///   - draws: how often all people are drawn.
  ///   - seed: decides the draws; the same seed gives the same interval on every machine.
  /// - Returns: nil when a prediction has no subject, or there are fewer than two subjects.
  public static func subjectBootstrap(
    of predictions: [Prediction], draws: Int = 2000, seed: UInt64 = 1
  ) -> Interval? {
    precondition(draws > 0, "an interval needs draws")
    guard predictions.allSatisfy({ $0.subject != nil }) else { return nil }
    let people = Dictionary(grouping: predictions) { $0.subject! }.sorted { $0.key < $1.key }
      .map { (right: $0.value.count(where: \.isRight), total: $0.value.count) }
    guard people.count >= 2 else { return nil }
    var generator = BootstrapGenerator(state: seed)
    let accuracies = (0..<draws).map { _ in
      var (right, total) = (0, 0)
      for _ in people {
        let person = people[generator.below(people.count)]
        right += person.right
        total += person.total
      }
      return Double(right) / Double(total)
    }.sorted()
    return Interval(
      lower: accuracies[Int(0.025 * Double(draws - 1))],
      upper: accuracies[Int((0.975 * Double(draws - 1)).rounded(.up))])
  }
}
