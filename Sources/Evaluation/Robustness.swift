/// A model's figures on spoilt pictures beside those on the same pictures as they are.
///
/// Relative accuracy is the accuracy on spoilt pictures divided by the clean one. Means over
/// corruptions weigh each corruption and severity alike.
public struct Robustness: Equatable, Codable, Sendable {
  /// The same clips as they are; its value is severity 0.
  public var clean: SweepPoint
  /// One per corruption.
  public var curves: [CorruptionCurve]
  /// One per perturbation.
  public var flipRates: [FlipRate]

  enum CodingKeys: String, CodingKey {
    case clean, curves
    case flipRates = "flip_rates"
  }

  /// A model's figures on spoilt pictures.
  public init(clean: SweepPoint, curves: [CorruptionCurve], flipRates: [FlipRate]) {
    self.clean = clean
    self.curves = curves
    self.flipRates = flipRates
  }

  /// The accuracy under a corruption, a mean over its severities, as a share of the clean one; nil
  /// when no clean clip is answered rightly.
  public func relativeAccuracy(of curve: CorruptionCurve) -> Double? {
    clean.accuracy > 0 ? curve.accuracy / clean.accuracy : nil
  }

  /// The mean relative accuracy over RAF-DB-C's list; nil without it.
  public var meanRelativeAccuracy: Double? {
    mean(curves.filter(\.isPublished).compactMap(relativeAccuracy))
  }

  /// The mean relative accuracy over all corruptions; nil without any.
  public var meanRelativeAccuracyOfAll: Double? { mean(curves.compactMap(relativeAccuracy)) }

  /// The corruption with the least accuracy; of equals the first.
  public var worst: CorruptionCurve? { curves.min { $0.accuracy < $1.accuracy } }

  /// The mean over the perturbations; nil without any.
  public var meanFlipRate: Double? { mean(flipRates.map(\.rate)) }

  private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
