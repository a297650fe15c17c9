/// By how much one model is more often right than another on the same clips.
public struct PairedDifference: Equatable, Codable, Sendable {
  /// The first model's accuracy less the second's, −1...1.
  public var value: Double
  /// The 95 % percentile interval when people are drawn anew, with replacement; nil when a clip
  /// does not say whom it shows, or there are fewer than two people.
  public var interval: Interval?

  /// Compares two models on the clips that both have judged equally often (once per seed).
  ///
  /// - Parameters:
  ///   - draws: how often all people are drawn.
  ///   - seed: decides the draws.
  public init(
    _ first: [Prediction], _ second: [Prediction], draws: Int = 2000, seed: UInt64 = 1
  ) {
    precondition(draws > 0, "an interval needs draws")
    var balance: [String: (difference: Int, count: Int, subject: String?)] = [:]
    for (predictions, sign) in [(first, 1), (second, -1)] {
      for prediction in predictions {
        var entry = balance[prediction.id] ?? (0, 0, prediction.subject)
        entry.difference += prediction.isRight ? sign : 0
        entry.count += sign > 0 ? 1 : 0
        balance[prediction.id] = entry
      }
    }
    let total = balance.values.reduce(0) { $0 + $1.count }
    let sum = balance.values.reduce(0) { $0 + $1.difference }
    value = total > 0 ? Double(sum) / Double(total) : 0
    interval = Self.interval(of: Array(balance.values), draws: draws, seed: seed)
  }

  private static func interval(
    of clips: [(difference: Int, count: Int, subject: String?)], draws: Int, seed: UInt64
  ) -> Interval? {
    guard clips.allSatisfy({ $0.subject != nil }) else { return nil }
    let people = Dictionary(grouping: clips) { $0.subject! }.sorted { $0.key < $1.key }.map {
      (
        difference: $0.value.reduce(0) { $0 + $1.difference },
        count: $0.value.reduce(0) { $0 + $1.count }
      )
    }
    guard people.count >= 2, people.allSatisfy({ $0.count > 0 }) else { return nil }
    var generator = BootstrapGenerator(state: seed)
    let differences = (0..<draws).map { _ in
      var (difference, count) = (0, 0)
      for _ in people {
        let person = people[generator.below(people.count)]
        difference += person.difference
        count += person.count
      }
      return Double(difference) / Double(count)
    }.sorted()
    return Interval(
      lower: differences[Int(0.025 * Double(draws - 1))],
      upper: differences[Int((0.975 * Double(draws - 1)).rounded(.up))])
  }
}
