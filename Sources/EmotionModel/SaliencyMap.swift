import Imaging

/// How much each place of an aligned crop matters, 0...1: `[48, 48]`, the greatest place 1.
public struct SaliencyMap: Equatable, Sendable {
  /// Rows of `FaceCrop.side` values each, 0...1; all 0 where nothing matters.
  public let values: [Float]

  /// A map from its values, each 0...1.
  public init(values: [Float]) {
    precondition(values.count == FaceCrop.side * FaceCrop.side, "a map is as large as a crop")
    precondition(values.allSatisfy { (0...1).contains($0) }, "a map's values lie in 0...1")
    self.values = values
  }

  /// A map of the crop's own size, scaled so that its greatest value is 1; below 0 becomes 0.
  ///
  /// - Parameter scale: what becomes 1; nil for the greatest value.
  init(scaling values: [Float], to scale: Float? = nil) {
    let greatest = scale ?? values.max() ?? 0
    self.init(values: values.map { greatest > 0 ? min(max($0 / greatest, 0), 1) : 0 })
  }

  /// The value at a point of the crop, in its pixels, between the four nearest centres; 0 outside.
  public func value(at point: Point) -> Float {
    let side = Double(FaceCrop.side)
    guard (0..<side).contains(point.x), (0..<side).contains(point.y) else { return 0 }
    return Self.interpolated(values, FaceCrop.side, FaceCrop.side, x: point.x, y: point.y)
  }

  /// A coarse map `[height, width]` at the crop's size; its cells cover the crop evenly.
  static func enlarged(_ coarse: [Float], height: Int, width: Int) -> [Float] {
    let side = FaceCrop.side
    return (0..<side * side).map { place in
      let (x, y) = (Double(place % side) + 0.5, Double(place / side) + 0.5)
      return interpolated(
        coarse, height, width, x: x * Double(width) / Double(side),
        y: y * Double(height) / Double(side))
    }
  }

  /// Bilinear between centres, which lie at halves; beyond the outer ones the last value.
  private static func interpolated(
    _ values: [Float], _ height: Int, _ width: Int, x: Double, y: Double
  ) -> Float {
    let px = min(max(x - 0.5, 0), Double(width - 1))
    let py = min(max(y - 0.5, 0), Double(height - 1))
    let (left, top) = (Int(px), Int(py))
    let (right, bottom) = (min(left + 1, width - 1), min(top + 1, height - 1))
    let (across, down) = (Float(px - Double(left)), Float(py - Double(top)))
    let upper =
      values[top * width + left] * (1 - across) + values[top * width + right] * across
    let lower =
      values[bottom * width + left] * (1 - across) + values[bottom * width + right] * across
    return upper * (1 - down) + lower * down
  }
}
