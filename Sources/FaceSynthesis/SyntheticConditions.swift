/// What varies from clip to clip: each is drawn evenly from its range; a range of one value fixes it.
public struct SyntheticConditions: Equatable, Sendable {
  /// Turn to the picture's right, in degrees, -75...75.
  public var yaw: ClosedRange<Float> = -25...25
  /// Turn upwards, in degrees, -40...40.
  public var pitch: ClosedRange<Float> = -12...12
  /// Tilt, in degrees, -180...180.
  public var roll: ClosedRange<Float> = -10...10
  /// Strength at the apex, 0...1.
  public var intensity: ClosedRange<Float> = 0.7...1
  /// Chin to hairline, as a share of the picture's height, 0.02...1.
  public var faceHeight: ClosedRange<Float> = 0.5...0.66
  /// Factor on all light, 0.05...4.
  public var exposure: ClosedRange<Float> = 0.8...1.25
  /// Deviation of the blur, in pixels, 0...10.
  public var blur: ClosedRange<Float> = 0...0.7
  /// Deviation of the noise, in steps of 0...255, 0...80.
  public var noise: ClosedRange<Float> = 0...5
  /// JPEG's quality, 1...100.
  public var quality: ClosedRange<Float> = 55...98
  /// How many of 100 clips have something before the face.
  public var occludedPercent: Float = 5
  /// How much of the box is hidden in those, 0...1.
  public var occlusion: ClosedRange<Float> = 0.1...0.3

  public init() {}

  /// The defaults without anything that harms a picture: for demonstrations.
  public static var clean: SyntheticConditions {
    var conditions = SyntheticConditions()
    conditions.yaw = -12...12
    conditions.pitch = -6...6
    conditions.roll = -5...5
    conditions.exposure = 0.95...1.1
    conditions.blur = 0...0
    conditions.noise = 0...1.5
    conditions.quality = 95...98
    conditions.occludedPercent = 0
    return conditions
  }

  /// - Throws: `FaceSynthesisError.parameter` for the first range that cannot be.
  func validate() throws {
    let checks: [(String, ClosedRange<Float>, ClosedRange<Float>)] = [
      ("yaw", yaw, -75...75), ("pitch", pitch, -40...40), ("roll", roll, -180...180),
      ("intensity", intensity, 0...1), ("faceHeight", faceHeight, 0.02...1),
      ("exposure", exposure, 0.05...4), ("blur", blur, 0...10), ("noise", noise, 0...80),
      ("quality", quality, 1...100),
      ("occludedPercent", occludedPercent...occludedPercent, 0...100),
      ("occlusion", occlusion, 0...1),
    ]
    for (name, value, allowed) in checks
    where !(allowed.lowerBound <= value.lowerBound && value.upperBound <= allowed.upperBound) {
      throw FaceSynthesisError.parameter(
        name: name, value: "\(value.lowerBound)…\(value.upperBound)",
        allowed: "within \(allowed.lowerBound)…\(allowed.upperBound)")
    }
  }
}

extension SyntheticRandom {
  mutating func uniform(_ range: ClosedRange<Float>) -> Float {
    uniform(range.lowerBound, range.upperBound)
  }
}
