/// What of a picture a sweep varies while everything else stays easy.
public enum SweepFactor: String, CaseIterable, Codable, Sendable {
  case yaw, pitch, light, intensity, occlusion, blur, noise, size

  /// The values that are looked at, ascending.
  public var values: [Double] {
    switch self {
    case .yaw: [-60, -45, -30, -15, 0, 15, 30, 45, 60]
    case .pitch: [-40, -30, -20, -10, 0, 10, 20, 30, 40]
    case .light: [0.1, 0.2, 0.35, 0.6, 1, 1.6, 2.5, 4]
    case .intensity: [0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1]
    case .occlusion: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    case .blur: [0, 0.5, 1, 1.5, 2, 3, 4]
    case .noise: [0, 5, 10, 20, 30, 40, 60]
    case .size: [12, 16, 20, 24, 32, 48, 64, 96]
    }
  }

  /// The values' name with their unit, as an axis says it.
  public var axisName: String {
    switch self {
    case .yaw: "Turn to the picture's right (degrees)"
    case .pitch: "Turn upwards (degrees)"
    case .light: "All light (times the right exposure)"
    case .intensity: "Strength of the expression (1: full)"
    case .occlusion: "Hidden share of the face"
    case .blur: "Blur (deviation in pixels)"
    case .noise: "Noise (deviation in steps of 255)"
    case .size: "Height of the face (pixels)"
    }
  }

  /// Whether equal ratios, not equal differences, look alike: light and size.
  public var isLogarithmic: Bool { self == .light || self == .size }
}
