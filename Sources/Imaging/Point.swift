/// A place in a picture, in pixels from the top left corner; (0.5, 0.5) is the first pixel's centre.
public struct Point: Equatable, Hashable, Codable, Sendable {
  /// Pixels from the left edge.
  public var x: Double
  /// Pixels from the top edge.
  public var y: Double

  /// A place in a picture.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
