import Foundation
import Imaging

/// One draw of an augmentation: what happens to all crops of one clip alike.
struct Variation: Equatable, Sendable {
  /// From a place of the varied crop to the place of the original that is seen there.
  var source = PlaneMap.identity
  /// The exponent on the pixels' share of white; below 1 brightens.
  var gamma = 1.0
  /// The factor on the distance to the mean.
  var contrast = 1.0
  /// What is added, as a share of white.
  var brightness = 0.0
  /// How much the light's factor changes per side, to the right and downwards.
  var light = (right: 0.0, down: 0.0)
  /// Deviation of the pixels' noise, as a share of white.
  var noise = 0.0
  /// What is blanked with the mean gray: columns and rows.
  var erased: (columns: Range<Int>, rows: Range<Int>)?

  static func == (lhs: Variation, rhs: Variation) -> Bool {
    lhs.source == rhs.source && lhs.gamma == rhs.gamma && lhs.contrast == rhs.contrast
      && lhs.brightness == rhs.brightness && lhs.light == rhs.light && lhs.noise == rhs.noise
      && lhs.erased?.columns == rhs.erased?.columns && lhs.erased?.rows == rhs.erased?.rows
  }

  /// A draw; each kind of variation takes its numbers in a fixed order.
  init(_ configuration: AugmentationConfiguration, _ random: inout CounterRandom) {
    source = Self.placement(configuration, &random)
    gamma = exp(random.symmetric(configuration.gamma))
    contrast = exp(random.symmetric(configuration.contrast))
    brightness = random.symmetric(configuration.brightness)
    let angle = random.unit() * 2 * .pi
    let strength = configuration.directionalLight * random.unit()
    light = (strength * cos(angle), strength * sin(angle))
    noise = configuration.noise * random.unit()
    if random.unit() < configuration.erasingProbability {
      erased = Self.rectangle(upTo: configuration.erasingSize, &random)
    }
  }

  /// Rotation, zoom, slant and mirror about the middle, the detector's error, then the shift.
  private static func placement(
    _ configuration: AugmentationConfiguration, _ random: inout CounterRandom
  ) -> PlaneMap {
    let side = Double(FaceCrop.side)
    let angle = random.symmetric(configuration.rotationDegrees) * .pi / 180
    let zoom = exp(random.symmetric(configuration.scale))
    let slant = random.symmetric(configuration.shear)
    let mirror = random.unit() < configuration.flipProbability ? -1.0 : 1.0
    let shift = (
      x: random.symmetric(configuration.shiftFraction) * side,
      y: random.symmetric(configuration.shiftFraction) * side
    )
    let toMiddle = PlaneMap(tx: -side / 2, ty: -side / 2)
    let turned = PlaneMap(
      a: cos(angle) / zoom, b: -sin(angle) / zoom, c: sin(angle) / zoom, d: cos(angle) / zoom)
    return
      toMiddle
      .then(PlaneMap(a: mirror, b: slant))
      .then(turned)
      .then(PlaneMap(tx: side / 2 + shift.x, ty: side / 2 + shift.y))
      .then(misplacement(configuration.landmarkJitterPixels, &random))
  }

  /// How the crop would lie had the detector put eyes and mouth `deviation` pixels off.
  private static func misplacement(
    _ deviation: Double, _ random: inout CounterRandom
  ) -> PlaneMap {
    guard deviation > 0 else { return .identity }
    let points = [CropGeometry.leftEye, CropGeometry.rightEye, CropGeometry.mouth]
    let found = points.map {
      Point(x: $0.x + deviation * random.normal(), y: $0.y + deviation * random.normal())
    }
    // Three points of a crop cannot fall onto one spot, but for a deviation of many pixels.
    guard let alignment = try? SimilarityTransform(from: points, to: found) else {
      return .identity
    }
    return PlaneMap(alignment)
  }

  /// A rectangle of 0.02 to `size` of the crop, its sides at most 1 : 3 (Zhong et al. 2020).
  private static func rectangle(
    upTo size: Double, _ random: inout CounterRandom
  ) -> (columns: Range<Int>, rows: Range<Int>) {
    let side = FaceCrop.side
    let area = (0.02 + (size - 0.02) * random.unit()) * Double(side * side)
    let aspect = exp(random.symmetric(log(3)))
    let width = min(side, max(1, Int((area * aspect).squareRoot())))
    let height = min(side, max(1, Int((area / aspect).squareRoot())))
    let left = Int(random.unit() * Double(side - width + 1))
    let top = Int(random.unit() * Double(side - height + 1))
    return (left..<left + width, top..<top + height)
  }
}
