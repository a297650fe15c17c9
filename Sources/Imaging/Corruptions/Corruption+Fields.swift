import Foundation

/// What each corruption does to a crop, with its five parameters.
extension Corruption {
  /// A crop's values spoilt, before they are rounded.
  func field(
    _ field: GrayField, severity: Int, using generator: inout some RandomNumberGenerator
  ) -> GrayField {
    func value<Number>(_ values: [Number]) -> Number { values[severity - 1] }
    switch self {
    case .gaussianBlur: return field.blurred(sigma: 0.48 * value([1, 1.8, 2.6, 3.4, 4]))
    case .defocus:
      let (radius, softness) = value([(1.5, 0.1), (2, 0.2), (2, 0.3), (2.5, 0.4), (3, 0.4)])
      return field.defocused(radius: radius, softness: softness)
    case .zoomBlur:
      let (end, step) = value([(1.11, 0.01), (1.18, 0.01), (1.26, 0.02), (1.32, 0.02), (1.4, 0.03)])
      return field.zoomBlurred(Array(stride(from: 1, to: end - 1e-9, by: step)))
    case .motionBlur:
      let (radius, sigma) = value([(3, 1.0), (5, 1), (5, 2), (5, 4), (6, 5)])
      return field.motionBlurred(radius: radius, sigma: sigma, angle: 45 * generator.symmetric())
    case .gaussianNoise:
      return field.noisy(deviation: value([0.08, 0.12, 0.18, 0.24, 0.3]), using: &generator)
    case .shotNoise:
      return field.shotNoisy(photons: value([60, 29, 15, 8, 5]), using: &generator)
    case .moreContrast: return field.contrasted(value([1.5, 1.9, 2.6, 3.3, 5]))
    case .lessContrast: return field.contrasted(value([0.4, 0.33, 0.24, 0.16, 0.1]))
    case .brighter: return field.map { $0 + value([0.1, 0.2, 0.3, 0.4, 0.5]) }
    case .darker: return field.map { $0 - value([0.1, 0.2, 0.3, 0.4, 0.5]) }
    case .spatter: return Self.spattered(field, severity: severity, using: &generator)
    case .pixelation: return field.pixelated(cells: Int(48 * value([0.6, 0.5, 0.41, 0.3, 0.25])))
    case .jpeg: return field.compressed(quality: value([25, 18, 15, 10, 7]))
    default: return ownField(field, severity: severity, using: &generator)
    }
  }

  /// Mien's own corruptions.
  private func ownField(
    _ field: GrayField, severity: Int, using generator: inout some RandomNumberGenerator
  ) -> GrayField {
    func value<Number>(_ values: [Number]) -> Number { values[severity - 1] }
    switch self {
    case .lightFromLeft: return field.lit(strength: value([0.2, 0.4, 0.6, 0.8, 1]))
    case .lightFromRight: return field.lit(strength: -value([0.2, 0.4, 0.6, 0.8, 1]))
    case .lowGamma: return field.map { pow($0, value([0.85, 0.7, 0.6, 0.5, 0.4])) }
    case .highGamma: return field.map { pow($0, value([1.2, 1.5, 1.8, 2.1, 2.5])) }
    case .hiddenEyes:
      return field.blocked(Self.block(y: 18.95, severity: severity), value: field.mean)
    case .hiddenMouth:
      return field.blocked(
        Self.block(y: CropGeometry.mouth.y, severity: severity), value: field.mean)
    case .jitter:
      let size = Double(severity)
      return field.jittered(
        x: size * generator.symmetric(), y: size * generator.symmetric(),
        degrees: 3 * size * generator.symmetric(), scale: 1 + 0.03 * size * generator.symmetric())
    case .lowResolution: return field.lowered(toSide: value([24, 21, 18, 15, 12]))
    default: preconditionFailure("\(self) is a mixture of others")
    }
  }

  /// A band across the face, 8 to 40 pixels wide and 3 to 15 high.
  static func block(y: Double, severity: Int) -> PixelRect {
    let (width, height) = (8 * severity, 3 * severity)
    return PixelRect(
      x: (FaceCrop.side - width) / 2,
      y: min(Int((y - Double(height) / 2).rounded()), FaceCrop.side - height),
      width: width, height: height)
  }

  /// Severities 1 to 3 are water, 4 and 5 mud.
  private static func spattered(
    _ field: GrayField, severity: Int, using generator: inout some RandomNumberGenerator
  ) -> GrayField {
    let noise = field.values.map { _ in generator.normal() }
    let (mean, deviation, size, threshold, strength) = [
      (0.65, 0.3, 4.0, 0.69, 0.6), (0.65, 0.3, 3, 0.68, 0.6), (0.65, 0.3, 2, 0.68, 0.5),
      (0.65, 0.3, 1, 0.65, 1.5), (0.67, 0.4, 1, 0.65, 1.5),
    ][severity - 1]
    let layer = LiquidLayer(
      noise: noise, mean: mean, deviation: deviation, size: size, threshold: threshold)
    return severity <= 3
      ? layer.water(over: field, strength: strength)
      : layer.mud(over: field, softness: strength)
  }
}
