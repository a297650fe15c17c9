/// How far the key light reaches: the head seen from the light.
struct ShadowMap {
  static let side = 144
  /// Half the width of what it covers, in decimetres.
  private static let reach: Float = 1.9
  private static let bias: Float = 0.05

  private let right: Vector3
  private let up: Vector3
  private let towards: Vector3
  private let middle: Vector3
  private let depths: [Float]

  init(_ posed: PosedHead, towards direction: Vector3) {
    towards = direction
    right = Vector3(0, 1, 0).cross(direction).normalized
    up = direction.cross(right)
    middle = posed.rotation(Vector3(0, 0.3, 0.3))
    var depths = [Float](repeating: .infinity, count: Self.side * Self.side)
    var owners = [Int32](repeating: -1, count: Self.side * Self.side)
    let scale = Float(Self.side) / 2 / Self.reach
    let half = Float(Self.side) / 2
    let (right, up, middle) = (right, up, middle)
    let screen = posed.places.map { place -> Vector3 in
      let p = place - middle
      return Vector3(half + p.dot(right) * scale, half - p.dot(up) * scale, -p.dot(direction))
    }
    Raster.fill(
      &depths, &owners, columns: Self.side, rows: Self.side, screen: screen,
      triangles: posed.head.triangles)
    self.depths = depths
  }

  /// How much of the light reaches a place: 0 none … 1 all.
  @inline(__always)
  func light(at place: Vector3, _ depths: UnsafeBufferPointer<Float>) -> Float {
    let p = place - middle
    let scale = Float(Self.side) / 2 / Self.reach
    let half = Float(Self.side) / 2
    let u = half + p.dot(right) * scale - 0.5
    let v = half - p.dot(up) * scale - 0.5
    let depth = -p.dot(towards) - Self.bias
    guard u >= 1, v >= 1, u < Float(Self.side - 3), v < Float(Self.side - 3) else { return 1 }
    let (fu, fv) = (u.rounded(.down), v.rounded(.down))
    let (iu, iv) = (Int(fu), Int(fv))
    let (tu, tv) = (u - fu, v - fv)
    // Percentage-closer filtering over 3×3 texels, blended between texels (Reeves et al. 1987).
    var sum: Float = 0
    for row in -1...2 {
      let weightRow: Float = row == -1 ? 1 - tv : row == 2 ? tv : 1
      let start = (iv + row) * Self.side + iu
      for column in -1...2 {
        let weight: Float = column == -1 ? 1 - tu : column == 2 ? tu : 1
        if depths[start + column] > depth { sum += weight * weightRow }
      }
    }
    return sum / 9
  }

  func withDepths<R>(_ body: (UnsafeBufferPointer<Float>) -> R) -> R {
    depths.withUnsafeBufferPointer(body)
  }
}
