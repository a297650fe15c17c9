/// Probabilities of several tests, raised so that all of them together may be read at once.
///
///     HolmCorrection.adjusted([0.01, 0.04, 0.03])  // [0.03, 0.06, 0.06]
///
/// Holm 1979: the smallest of m is multiplied by m, the next by m − 1, …, each at least as large
/// as the one before it. The chance of any false alarm stays below the level, whatever the tests
/// have in common.
public enum HolmCorrection {
  /// The corrected probabilities, in the given order, each 0...1.
  public static func adjusted(_ probabilities: [Double]) -> [Double] {
    let order = probabilities.indices.sorted {
      (probabilities[$0], $0) < (probabilities[$1], $1)
    }
    var adjusted = probabilities
    var highest = 0.0
    for (rank, index) in order.enumerated() {
      highest = max(highest, min(1, Double(order.count - rank) * probabilities[index]))
      adjusted[index] = highest
    }
    return adjusted
  }
}
