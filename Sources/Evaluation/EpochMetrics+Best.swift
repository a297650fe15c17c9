extension EpochMetrics {
  /// Whether the validation went better than in another epoch: more right answers, or as many
  /// and a lower loss.
  public func isBetter(than other: EpochMetrics) -> Bool {
    (validationAccuracy, -validationLoss) > (other.validationAccuracy, -other.validationLoss)
  }
}

extension [EpochMetrics] {
  /// The epoch with the best validation; of equals the earliest.
  public var best: EpochMetrics? {
    reduce(nil) { best, next in
      guard let best else { return next }
      return next.isBetter(than: best) ? next : best
    }
  }
}
