/// The flat map of the head on which skin and hair are painted, shared by all people.
///
/// Across: the diamond angle around the head's axis, which needs no trigonometry; down: height.
/// Each texel knows the place on MakeHuman's base mesh that it belongs to.
struct FaceMap: Sendable {
  static let width = 768
  static let height = 384
  /// Where the map ends, in diamond angles: a little behind the ears.
  static let reach: Float = 1.3
  static let top: Float = 8.6
  static let bottom: Float = 6.0
  /// The head's axis.
  static let axisZ: Float = 0.35

  /// The place of each texel, `[H, W]`; w is 1 where the mesh reaches, 0 where it is guessed.
  let places: [SIMD4<Float>]
  /// The lines that expressions draw, `[H, W]`; see `Wrinkles`.
  let wrinkles: [SIMD4<Float>]

  /// Where on the map a place lies, in texels; outside the map for the back of the head.
  @inline(__always)
  static func texel(_ place: Vector3) -> SIMD2<Float> {
    let z = place.z - axisZ
    let x = abs(place.x)
    let sum = max(x + abs(z), 1e-6)
    let angle = z >= 0 ? x / sum : 2 - x / sum
    let u = place.x < 0 ? -angle : angle
    return SIMD2(
      (u / reach + 1) * 0.5 * Float(width), (top - place.y) / (top - bottom) * Float(height))
  }

  /// Lays the skin of the mesh out flat.
  init(_ mesh: HeadMesh) {
    var places = [SIMD4<Float>](repeating: .zero, count: Self.width * Self.height)
    for triangle in mesh.triangles where triangle.material == .skin {
      let corners = [triangle.a, triangle.b, triangle.c].map { mesh.positions[Int($0)] }
      let texels = corners.map(Self.texel)
      let us = texels.map(\.x)
      guard us.max()! - us.min()! < Float(Self.width) / 4 else { continue }  // across the back
      Self.fill(&places, texels, corners)
    }
    for index in places.indices where places[index].w == 0 {
      places[index] = SIMD4(Self.guess(index % Self.width, index / Self.width), 0)
    }
    self.places = places
    wrinkles = places.map {
      $0.w > 0 ? Wrinkles.mask(Vector3($0.x, $0.y, $0.z)) : .zero
    }
  }

  /// A place near a texel that no triangle covers, as at the crown.
  private static func guess(_ column: Int, _ row: Int) -> Vector3 {
    let angle = ((Float(column) + 0.5) / Float(width) * 2 - 1) * reach
    let y = top - (Float(row) + 0.5) / Float(height) * (top - bottom)
    let size = abs(angle)
    let x = size <= 1 ? size : 2 - size
    let z = 1 - size
    let radius: Float = y > 8.2 ? 0.4 : 0.85
    return Vector3(angle < 0 ? -x : x, 0, z) * radius + Vector3(0, y, axisZ)
  }

  private static func fill(
    _ places: inout [SIMD4<Float>], _ t: [SIMD2<Float>], _ corners: [Vector3]
  ) {
    let area = (t[1].x - t[0].x) * (t[2].y - t[0].y) - (t[1].y - t[0].y) * (t[2].x - t[0].x)
    guard abs(area) > 1e-6 else { return }
    let x0 = max(0, Int(min(t[0].x, t[1].x, t[2].x)) - 1)
    let x1 = min(width - 1, Int(max(t[0].x, t[1].x, t[2].x)) + 1)
    let y0 = max(0, Int(min(t[0].y, t[1].y, t[2].y)) - 1)
    let y1 = min(height - 1, Int(max(t[0].y, t[1].y, t[2].y)) + 1)
    guard x0 <= x1, y0 <= y1 else { return }
    for y in y0...y1 {
      for x in x0...x1 {
        let p = SIMD2(Float(x) + 0.5, Float(y) + 0.5)
        let b =
          ((p.x - t[0].x) * (t[2].y - t[0].y) - (p.y - t[0].y) * (t[2].x - t[0].x)) / area
        let c =
          ((t[1].x - t[0].x) * (p.y - t[0].y) - (t[1].y - t[0].y) * (p.x - t[0].x)) / area
        guard b > -0.02, c > -0.02, b + c < 1.02 else { continue }
        let place = corners[0] * (1 - b - c) + corners[1] * b + corners[2] * c
        let index = y * width + x
        let radius = place.x * place.x + (place.z - axisZ) * (place.z - axisZ)
        let old = places[index]
        let oldRadius = old.x * old.x + (old.z - axisZ) * (old.z - axisZ)
        if old.w == 0 || radius > oldRadius { places[index] = SIMD4(place, 1) }
      }
    }
  }
}
