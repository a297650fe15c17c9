import Evaluation

/// Whether waiting for a better epoch has gone on too long.
enum EpochChoice {
  /// Whether the last `patience` epochs brought nothing better; never for a patience of 0.
  static func isTimeToStop(_ history: [EpochMetrics], patience: Int) -> Bool {
    guard patience > 0, let best = history.best, let last = history.last else { return false }
    return last.epoch - best.epoch >= patience
  }
}
