/// Rotation, uniform scale and shift of the plane: (x, y) ↦ (a·x − b·y + tx, b·x + a·y + ty).
public struct SimilarityTransform: Equatable, Sendable {
  /// Scale times the cosine of the angle.
  public var a: Double
  /// Scale times the sine of the angle.
  public var b: Double
  /// Shift to the right, in pixels of the target.
  public var tx: Double
  /// Shift downwards, in pixels of the target.
  public var ty: Double

  /// A transform from its four numbers.
  public init(a: Double, b: Double, tx: Double, ty: Double) {
    self.a = a
    self.b = b
    self.tx = tx
    self.ty = ty
  }

  /// The transform that brings `source` closest to `target`, in the sense of least squares.
  ///
  /// Umeyama 1991, for two dimensions, without reflection.
  /// - Throws: `ImagingError.coincidingPoints` when the source points lie on one spot.
  public init(from source: [Point], to target: [Point]) throws {
    precondition(source.count == target.count, "each point needs a partner")
    let n = Double(source.count)
    let sx = source.reduce(0) { $0 + $1.x } / n
    let sy = source.reduce(0) { $0 + $1.y } / n
    let ux = target.reduce(0) { $0 + $1.x } / n
    let uy = target.reduce(0) { $0 + $1.y } / n
    var dot = 0.0
    var cross = 0.0
    var norm = 0.0
    for (p, q) in zip(source, target) {
      let (px, py, qx, qy) = (p.x - sx, p.y - sy, q.x - ux, q.y - uy)
      dot += px * qx + py * qy
      cross += px * qy - py * qx
      norm += px * px + py * py
    }
    guard norm > 1e-9 else { throw ImagingError.coincidingPoints }
    a = dot / norm
    b = cross / norm
    tx = ux - a * sx + b * sy
    ty = uy - b * sx - a * sy
  }

  /// Where a point goes.
  public func callAsFunction(_ point: Point) -> Point {
    Point(x: a * point.x - b * point.y + tx, y: b * point.x + a * point.y + ty)
  }

  /// The way back; the transform must not shrink everything to one point.
  public var inverse: SimilarityTransform {
    let norm = a * a + b * b
    precondition(norm > 0, "a transform onto one point has no inverse")
    let (ia, ib) = (a / norm, -b / norm)
    return SimilarityTransform(a: ia, b: ib, tx: -ia * tx + ib * ty, ty: -ib * tx - ia * ty)
  }
}
