import Foundation

/// Lines that expressions draw into skin: four masks over the map of the head.
///
/// x: lines across the forehead; y: between the brows and on the nose; z: from the nose to the
/// corners of the mouth; w: beside the eyes.
enum Wrinkles {
  static func mask(_ p: Vector3) -> SIMD4<Float> {
    guard p.z > 0.6, p.y > 6.3 else { return .zero }
    let x = abs(p.x)
    func line(_ distance: Float, _ width: Float) -> Float {
      exp(-distance * distance / (2 * width * width))
    }
    var forehead: Float = 0
    for (index, height) in [Float(7.68), 7.77, 7.86].enumerated() {
      let bow = 0.03 * cos(x * 5 + Float(index)) + 0.01 * sin(p.x * 17 + Float(index) * 2)
      forehead += line(p.y - height - bow, 0.012) * (1 - smoothStep(0.35, 0.55, x))
    }
    let between =
      line(x - 0.075 - 0.02 * (p.y - 7.45), 0.014) * smoothStep(7.36, 7.42, p.y)
      * (1 - smoothStep(7.5, 7.62, p.y))
      + line(p.y - 7.37 + x * 0.3, 0.012) * (1 - smoothStep(0.06, 0.11, x)) * 0.8
      + line(p.y - 7.2 - x * 0.8, 0.013) * smoothStep(0.04, 0.08, x)
      * (1 - smoothStep(0.13, 0.18, x)) * 0.9
    let t = (6.98 - p.y) / 0.4
    let furrow = 0.185 + 0.17 * t + 0.02 * sin(t * 3)
    let nasolabial =
      line(x - furrow, 0.034) * smoothStep(-0.05, 0.12, t) * (1 - smoothStep(0.45, 0.85, t))
    let (dx, dy) = (x - 0.44, p.y - 7.28)
    let radius = (dx * dx + dy * dy).squareRoot()
    let angle = atan2(dy, dx)
    let feet =
      pow(max(0, cos(angle * 7)), 6) * smoothStep(0.06, 0.1, radius)
      * (1 - smoothStep(0.14, 0.22, radius)) * (abs(angle) < 0.9 ? 1 : 0)
    let pouch =
      line(p.y - 7.13 + 0.3 * (x - 0.3) * (x - 0.3), 0.012)
      * (1 - smoothStep(0.1, 0.17, abs(x - 0.31))) * 0.6
    return SIMD4(forehead, between, nasolabial, feet + pouch)
  }

  /// How dark each mask is for an expression; age leaves lines.
  static func strengths(_ expression: FacialExpression, age: Float) -> SIMD4<Float> {
    func unit(_ units: [(ActionUnit, Float)]) -> Float {
      units.reduce(0) { $0 + max(0, expression.strength($1.0)) * $1.1 }
    }
    let years = smoothStep(28, 75, age)
    let depth = 0.7 + 0.5 * years
    return SIMD4(
      unit([(.innerBrowRaiser, 0.22), (.outerBrowRaiser, 0.22), (.browLowerer, -0.05)]) * depth
        + 0.16 * years,
      unit([(.browLowerer, 0.42), (.noseWrinkler, 0.3)]) * depth + 0.18 * years,
      unit([
        (.lipCornerPuller, 0.18), (.noseWrinkler, 0.12), (.upperLipRaiser, 0.14),
        (.lipStretcher, 0.1), (.cheekRaiser, 0.06),
      ]) * depth + 0.06 + 0.24 * years,
      unit([(.cheekRaiser, 0.24), (.lidTightener, 0.12)]) * depth + 0.16 * years)
  }
}
