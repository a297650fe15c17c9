import EmotionModel
import Foundation
import Imaging

extension SaliencyMap {
  /// The map over the picture that its crop was cut from: yellow matters a little, red much.
  ///
  /// - Parameter transform: from the picture's points to the crop's; its way back draws the map
  ///   onto the face where and how it lies.
  public func drawn(over image: Image, transform: SimilarityTransform) -> Image {
    var result = image.rgb()
    let side = Double(FaceCrop.side)
    let back = transform.inverse
    let corners = [(0.0, 0.0), (side, 0), (0, side), (side, side)].map {
      back(Point(x: $0.0, y: $0.1))
    }
    let xs = corners.map(\.x)
    let ys = corners.map(\.y)
    let bounds = Rect(
      x: xs.min()!, y: ys.min()!, width: xs.max()! - xs.min()!, height: ys.max()! - ys.min()!)
    let part = PixelRect(enclosing: bounds).clipped(to: image)
    result.pixels.withUnsafeMutableBufferPointer { pixels in
      for y in part.y..<part.maxY {
        for x in part.x..<part.maxX {
          let value = value(at: transform(Point(x: Double(x) + 0.5, y: Double(y) + 0.5)))
          guard value > 0 else { continue }
          let (color, share) = (Self.color(value), Double(value) * Self.opacity)
          for (channel, part) in [color.red, color.green, color.blue].enumerated() {
            let place = (y * image.width + x) * 3 + channel
            let mixed = Double(pixels[place]) * (1 - share) + 255 * part * share
            pixels[place] = UInt8(mixed.rounded())
          }
        }
      }
    }
    return result
  }

  /// The map over its crop, enlarged by a whole number.
  func drawn(over crop: FaceCrop, scale: Int = 5) -> Image {
    let side = FaceCrop.side * scale
    let large = crop.image.resized(width: side, height: side, method: .bilinear)
    return drawn(
      over: large, transform: SimilarityTransform(a: 1 / Double(scale), b: 0, tx: 0, ty: 0))
  }

  /// How much of the picture the greatest value covers.
  private static let opacity = 0.72

  private static func color(_ value: Float) -> Color {
    let share = Double(value)
    return share < 0.5
      ? Color(0xFFE14D).mixed(with: Color(0xFF7A1A), by: 2 * share)
      : Color(0xFF7A1A).mixed(with: Color(0xC40018), by: 2 * share - 1)
  }
}
