/// What can happen to a face's picture little by little: clips for counting changes of answer.
///
///     let frames = Perturbation.rotation.frames(of: crop, using: &generator)  // 30 crops
///
/// RAF-DB-P's ten with its parameters (Greco et al. 2022, after Hendrycks and Dietterich 2019),
/// lengths scaled from faces of 100 pixels to 48. A crop has no margin: what comes in from beyond
/// its edges repeats the last pixels, where the published clips show more of the photograph.
public enum Perturbation: String, CaseIterable, Codable, Sendable {
  case gaussianNoise = "gaussian-noise"
  case shotNoise = "shot-noise"
  case gaussianBlur = "gaussian-blur"
  case motionBlur = "motion-blur"
  case spatter
  case brightness
  case translation
  case rotation
  case scale
  case shear

  /// Frames per clip.
  public static let frameCount = 30

  /// Whether answers are compared with the first, clean frame's instead of the frame's before:
  /// noise does not grow from frame to frame.
  public var comparesWithFirst: Bool { self == .gaussianNoise || self == .shotNoise }

  /// The clip's crops in their order.
  public func frames(
    of crop: FaceCrop, using generator: inout some RandomNumberGenerator
  ) -> [FaceCrop] {
    let field = GrayField(crop)
    guard self != .spatter else { return Self.spattered(field, using: &generator) }
    return (0..<Self.frameCount).map { frame in
      self.frame(frame, of: field, using: &generator).crop
    }
  }

  private func frame(
    _ frame: Int, of field: GrayField, using generator: inout some RandomNumberGenerator
  ) -> GrayField {
    let step = Double(frame - 15)
    switch self {
    case .gaussianNoise:
      return frame == 0 ? field : field.noisy(deviation: 0.12, using: &generator)
    case .shotNoise: return frame == 0 ? field : field.shotNoisy(photons: 29, using: &generator)
    case .gaussianBlur: return field.blurred(sigma: 0.48 * (0.25 + 0.035 * Double(frame)))
    case .motionBlur:
      return field.motionBlurred(radius: 5, sigma: 1.44, angle: Double(frame - 30) * 4)
    case .spatter: return field  // all frames at once: `spattered`
    case .brightness: return field.map { $0 + 0.02 * step }
    case .translation: return field.jittered(x: -0.48 * step, y: 0, degrees: 0, scale: 1)
    case .rotation: return field.jittered(x: 0, y: 0, degrees: -step, scale: 1)
    case .scale:
      return field.jittered(x: 0, y: 0, degrees: 0, scale: 100 / (130 - 1.7 * Double(frame)))
    case .shear: return field.sheared(0.01 * step)
    }
  }

  /// Water that runs down.
  private static func spattered(
    _ field: GrayField, using generator: inout some RandomNumberGenerator
  ) -> [FaceCrop] {
    let noise = field.values.map { _ in generator.normal() }
    var layer = LiquidLayer(noise: noise, mean: 0.65, deviation: 0.27, size: 3.7, threshold: 0.69)
    return (0..<frameCount).map { _ in
      defer { layer = layer.later }
      return layer.water(over: field, strength: 0.6).crop
    }
  }
}
