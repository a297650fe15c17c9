/// An upright rectangle of whole pixels; it may reach beyond the picture's edges.
///
///     let square = PixelRect(x: -2, y: 0, width: 10, height: 10)
///     square.clipped(to: image)  // x 0, width 8
public struct PixelRect: Equatable, Hashable, Sendable {
  /// The first column.
  public var x: Int
  /// The first row.
  public var y: Int
  /// Columns, ≥ 0.
  public var width: Int
  /// Rows, ≥ 0.
  public var height: Int

  /// A rectangle from its first pixel and its size.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The smallest rectangle of whole pixels that holds `rect`; its numbers must be finite.
  public init(enclosing rect: Rect) {
    x = Int(rect.x.rounded(.down))
    y = Int(rect.y.rounded(.down))
    width = Int(rect.maxX.rounded(.up)) - x
    height = Int(rect.maxY.rounded(.up)) - y
  }

  /// The column after the last one.
  public var maxX: Int { x + width }
  /// The row after the last one.
  public var maxY: Int { y + height }

  /// The part that lies in the picture; width or height is 0 when none does.
  public func clipped(to image: Image) -> PixelRect {
    let left = min(max(x, 0), image.width)
    let top = min(max(y, 0), image.height)
    return PixelRect(
      x: left, y: top, width: max(0, min(maxX, image.width) - left),
      height: max(0, min(maxY, image.height) - top))
  }
}
