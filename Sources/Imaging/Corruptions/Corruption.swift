/// What can spoil a face's picture, in five severities: for judging a model, never for training.
///
///     let spoilt = Corruption.motionBlur.applied(to: clip, severity: 3, using: &generator)
///
/// The first eighteen are RAF-DB-C's (Greco et al. 2022, after Hendrycks and Dietterich 2019) with
/// its parameters; lengths that it gives for faces of 100 pixels are scaled to 48. The others are
/// Mien's: what the list lacks of light, hidden parts, a detector's errors and small faces.
public enum Corruption: String, CaseIterable, Codable, Sendable {
  case gaussianBlur = "gaussian-blur"
  case defocus
  case zoomBlur = "zoom-blur"
  case motionBlur = "motion-blur"
  case gaussianNoise = "gaussian-noise"
  case shotNoise = "shot-noise"
  case moreContrast = "more-contrast"
  case lessContrast = "less-contrast"
  case brighter
  case darker
  case spatter
  case pixelation
  case jpeg
  case brighterLessContrast = "brighter-less-contrast"
  case darkerLessContrast = "darker-less-contrast"
  case noisyDarkerLessContrast = "noisy-darker-less-contrast"
  case movedDarkerLessContrast = "moved-darker-less-contrast"
  case pixelatedDarkerLessContrast = "pixelated-darker-less-contrast"
  case lightFromLeft = "light-from-left"
  case lightFromRight = "light-from-right"
  case lowGamma = "low-gamma"
  case highGamma = "high-gamma"
  case hiddenEyes = "hidden-eyes"
  case hiddenMouth = "hidden-mouth"
  case jitter
  case lowResolution = "low-resolution"

  /// The severities; 0 would be the clip as it is.
  public static let severities = 1...5

  /// Whether it is one of RAF-DB-C's eighteen.
  public var isPublished: Bool {
    switch self {
    case .lightFromLeft, .lightFromRight, .lowGamma, .highGamma, .hiddenEyes, .hiddenMouth,
      .jitter, .lowResolution:
      false
    default: true
    }
  }

  /// A clip spoilt; at severity 0 as it is.
  ///
  /// Noise is drawn anew for each crop; everything else happens to all crops of a clip alike.
  public func applied(
    to clip: Clip, severity: Int, using generator: inout some RandomNumberGenerator
  ) -> Clip {
    precondition((0...5).contains(severity), "a severity is one of 0...5")
    guard severity > 0 else { return clip }
    let start = generator
    return Clip(
      clip.crops.map { crop in
        if !drawsNoise { generator = start }
        return applied(to: crop, severity: severity, using: &generator)
      })
  }

  private var drawsNoise: Bool {
    self == .gaussianNoise || self == .shotNoise || self == .noisyDarkerLessContrast
  }

  private func applied(
    to crop: FaceCrop, severity: Int, using generator: inout some RandomNumberGenerator
  ) -> FaceCrop {
    parts(severity).reduce(crop) { crop, part in
      part.corruption.field(GrayField(crop), severity: part.severity, using: &generator).crop
    }
  }

  /// The corruptions that follow each other, for mixtures with severities of their own.
  private func parts(_ severity: Int) -> [(corruption: Corruption, severity: Int)] {
    func mixture(_ all: [Corruption], _ severities: [[Int]]) -> [(Corruption, Int)] {
      Array(zip(all, severities[severity - 1]))
    }
    switch self {
    case .brighterLessContrast:
      return mixture([.brighter, .lessContrast], [[1, 1], [2, 1], [2, 2], [2, 3], [3, 4]])
    case .darkerLessContrast:
      return mixture([.darker, .lessContrast], [[1, 1], [2, 1], [2, 2], [2, 3], [3, 4]])
    case .noisyDarkerLessContrast:
      return mixture(
        [.gaussianNoise, .darker, .lessContrast],
        [[1, 1, 1], [2, 2, 1], [2, 2, 2], [3, 2, 3], [3, 2, 4]])
    case .movedDarkerLessContrast:
      return mixture(
        [.motionBlur, .darker, .lessContrast],
        [[2, 1, 1], [3, 1, 1], [4, 2, 2], [5, 2, 1], [5, 2, 3]])
    case .pixelatedDarkerLessContrast:
      return mixture(
        [.pixelation, .darker, .lessContrast],
        [[1, 1, 1], [2, 2, 1], [3, 2, 2], [4, 2, 1], [4, 3, 3]])
    default: return [(self, severity)]
    }
  }
}
