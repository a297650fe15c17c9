/// A place or a direction in decimetres: x to the person's left, y up, z out of the face.
typealias Vector3 = SIMD3<Float>

extension SIMD3<Float> {
  /// The scalar product.
  @inline(__always)
  func dot(_ other: Vector3) -> Float { (self * other).sum() }

  /// The vector product.
  @inline(__always)
  func cross(_ other: Vector3) -> Vector3 {
    Vector3(
      y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  /// The length.
  @inline(__always)
  var length: Float { dot(self).squareRoot() }

  /// The direction; zero stays zero.
  @inline(__always)
  var normalized: Vector3 {
    let squared = dot(self)
    return squared > 1e-20 ? self / squared.squareRoot() : self
  }
}

/// A smooth step from 0 at `low` to 1 at `high`.
@inline(__always)
func smoothStep(_ low: Float, _ high: Float, _ value: Float) -> Float {
  let t = min(max((value - low) / (high - low), 0), 1)
  return t * t * (3 - 2 * t)
}

/// Between `a` at 0 and `b` at 1.
@inline(__always)
func mix(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * t }

/// Between `a` at 0 and `b` at 1.
@inline(__always)
func mix(_ a: Vector3, _ b: Vector3, _ t: Float) -> Vector3 { a + (b - a) * t }
