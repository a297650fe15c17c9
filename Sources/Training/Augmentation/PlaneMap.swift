import Foundation
import Imaging

/// An affine map of the plane: (x, y) ↦ (a·x + b·y + tx, c·x + d·y + ty), in pixels.
struct PlaneMap: Equatable, Sendable {
  var a = 1.0
  var b = 0.0
  var tx = 0.0
  var c = 0.0
  var d = 1.0
  var ty = 0.0

  /// Everything stays where it is.
  static let identity = PlaneMap()

  /// First `self`, then `next`.
  func then(_ next: PlaneMap) -> PlaneMap {
    PlaneMap(
      a: next.a * a + next.b * c, b: next.a * b + next.b * d,
      tx: next.a * tx + next.b * ty + next.tx,
      c: next.c * a + next.d * c, d: next.c * b + next.d * d,
      ty: next.c * tx + next.d * ty + next.ty)
  }

  /// Rotation, scale and shift.
  init(_ similarity: SimilarityTransform) {
    self.init(
      a: similarity.a, b: -similarity.b, tx: similarity.tx, c: similarity.b, d: similarity.a,
      ty: similarity.ty)
  }

  /// The map with these six numbers.
  init(
    a: Double = 1, b: Double = 0, tx: Double = 0, c: Double = 0, d: Double = 1, ty: Double = 0
  ) {
    self.a = a
    self.b = b
    self.tx = tx
    self.c = c
    self.d = d
    self.ty = ty
  }
}
