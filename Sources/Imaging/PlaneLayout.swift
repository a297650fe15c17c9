/// How planes of floats lie in memory, for pictures that a network reads: `[3, H, W]`.
///
/// The strides let a picture be written into a larger, padded or batched buffer.
///
///     let layout = PlaneLayout(width: 24, height: 24)
///     layout.planeStride  // 576
public struct PlaneLayout: Equatable, Sendable {
  /// Values per row, ≥ 1.
  public var width: Int
  /// Rows per plane, ≥ 1.
  public var height: Int
  /// Values from the start of one row to the start of the next, ≥ `width`.
  public var rowStride: Int
  /// Values from the start of one plane to the start of the next, ≥ `height · rowStride`.
  public var planeStride: Int

  /// Planes of a size; without strides they lie densely.
  public init(width: Int, height: Int, rowStride: Int? = nil, planeStride: Int? = nil) {
    self.width = width
    self.height = height
    self.rowStride = rowStride ?? width
    self.planeStride = planeStride ?? height * self.rowStride
    precondition(width > 0 && height > 0, "a plane has at least one value")
    precondition(self.rowStride >= width, "rows must not overlap")
    precondition(self.planeStride >= height * self.rowStride, "planes must not overlap")
  }

  /// Values from the first of the first plane to the last of the third, that one included.
  public var count: Int { 2 * planeStride + (height - 1) * rowStride + width }
}
