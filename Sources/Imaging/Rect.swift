/// An upright rectangle in a picture, in pixels; it may reach beyond the picture's edges.
public struct Rect: Equatable, Hashable, Codable, Sendable {
  /// The left edge.
  public var x: Double
  /// The top edge.
  public var y: Double
  /// Width, ≥ 0.
  public var width: Double
  /// Height, ≥ 0.
  public var height: Double

  /// A rectangle from its top left corner and its size.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The right edge.
  public var maxX: Double { x + width }
  /// The bottom edge.
  public var maxY: Double { y + height }
  /// Width times height, in square pixels.
  public var area: Double { width * height }
  /// The middle.
  public var center: Point { Point(x: x + width / 2, y: y + height / 2) }

  /// The common area with another rectangle, in square pixels.
  public func intersectionArea(with other: Rect) -> Double {
    let w = min(maxX, other.maxX) - max(x, other.x)
    let h = min(maxY, other.maxY) - max(y, other.y)
    return w > 0 && h > 0 ? w * h : 0
  }

  /// Intersection over union with another rectangle, 0...1.
  public func intersectionOverUnion(with other: Rect) -> Double {
    let common = intersectionArea(with: other)
    let union = area + other.area - common
    return union > 0 ? common / union : 0
  }
}
