import Evaluation

/// Which epoch of a run is best, and whether waiting for a better one has gone on too long.
enum EpochChoice {
  /// The epoch with the highest validation accuracy; of equals the lowest loss, then the earliest.
  static func best(of history: [EpochMetrics]) -> EpochMetrics? {
    history.reduce(nil) { best, next in
      guard let best else { return next }
      return isBetter(next, than: best) ? next : best
    }
  }

  /// Whether the last `patience` epochs brought nothing better; never for a patience of 0.
  static func isTimeToStop(_ history: [EpochMetrics], patience: Int) -> Bool {
    guard patience > 0, let best = best(of: history), let last = history.last else { return false }
    return last.epoch - best.epoch >= patience
  }

  private static func isBetter(_ one: EpochMetrics, than other: EpochMetrics) -> Bool {
    (one.validationAccuracy, -one.validationLoss) > (
      other.validationAccuracy, -other.validationLoss
    )
  }
}
