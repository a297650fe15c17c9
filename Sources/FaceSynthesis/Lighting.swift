/// The lights of a scene; directions point towards the light, seen from the camera: x right, y up,
/// z towards the camera. Colours are in linear light.
public struct Lighting: Equatable, Sendable {
  /// A light that is far away.
  public struct Source: Equatable, Sendable {
    var direction: Vector3
    var color: Vector3
  }

  /// The brightest, which throws shadows.
  var key: Source
  /// Further lights without shadows.
  var fills: [Source]
  /// Light from above and from below that comes from everywhere.
  var sky: Vector3
  var ground: Vector3
  /// What the truth calls it.
  public let name: String

  /// A studio: soft, from the front.
  public static let studio = Lighting(
    key: Source(direction: Vector3(-0.45, 0.55, 0.75).normalized, color: Vector3(0.8, 0.78, 0.75)),
    fills: [
      Source(direction: Vector3(0.7, 0.1, 0.6).normalized, color: Vector3(0.26, 0.27, 0.29))
    ],
    sky: Vector3(0.42, 0.42, 0.43), ground: Vector3(0.2, 0.19, 0.18), name: "studio")

  init(
    key: Source, fills: [Source], sky: Vector3, ground: Vector3, name: String
  ) {
    self.key = key
    self.fills = fills
    self.sky = sky
    self.ground = ground
    self.name = name
  }

  /// The light of a seed: studio, window, lamp, sun or dim room, each from a drawn direction.
  public init(seed: UInt64) {
    var random = SyntheticRandom(seed, 20)
    let side: Float = random.chance(0.5) ? 1 : -1
    let warmth = random.uniform(-0.12, 0.16)
    let tint = Vector3(1 + warmth, 1, 1 - warmth)
    let height = random.uniform(0.1, 0.9)
    let front = random.uniform(0.35, 1)
    let direction = Vector3(side * random.uniform(0.1, 0.9), height, front).normalized
    let strength = random.uniform(0.85, 1.15)
    switch random.unit() {
    case ..<0.45:
      self.init(
        key: Source(direction: direction, color: tint * 0.75 * strength),
        fills: [
          Source(
            direction: Vector3(-side * 0.7, 0.1, 0.7).normalized,
            color: Vector3(repeating: 0.3 * strength))
        ], sky: Vector3(repeating: 0.42), ground: Vector3(repeating: 0.22), name: "studio")
    case ..<0.7:
      self.init(
        key: Source(
          direction: Vector3(side * 0.85, 0.35, 0.55).normalized, color: tint * 0.95 * strength),
        fills: [], sky: Vector3(0.33, 0.35, 0.38), ground: Vector3(repeating: 0.17),
        name: "window")
    case ..<0.88:
      self.init(
        key: Source(
          direction: Vector3(side * 0.25, 0.85, 0.55).normalized,
          color: tint * Vector3(1.02, 0.93, 0.8) * 0.95 * strength),
        fills: [
          Source(
            direction: Vector3(-side * 0.6, 0.2, -0.5).normalized,
            color: Vector3(0.3, 0.33, 0.4))
        ], sky: Vector3(repeating: 0.3), ground: Vector3(0.16, 0.14, 0.12), name: "lamp")
    default:
      self.init(
        key: Source(direction: direction, color: tint * 0.5 * strength),
        fills: [], sky: Vector3(0.22, 0.23, 0.25), ground: Vector3(0.12, 0.12, 0.12),
        name: "dim")
    }
  }

  /// Everything brighter or darker by a factor.
  func scaled(by factor: Float) -> Lighting {
    Lighting(
      key: Source(direction: key.direction, color: key.color * factor),
      fills: fills.map { Source(direction: $0.direction, color: $0.color * factor) },
      sky: sky * factor, ground: ground * factor, name: name)
  }
}
