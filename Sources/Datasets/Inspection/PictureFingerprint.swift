import Foundation
import Imaging
import MediaIO

/// What tells a picture from others: its exact pixels, and how it looks from afar.
struct PictureFingerprint {
  /// Width and height of the thumbnail, in pixels.
  static let side = 16
  /// Values of the thumbnail.
  static let length = side * side

  /// Size and SHA-256 of the pixels; equal for pictures that are pixel for pixel the same.
  let pixels: String
  /// A thumbnail of 16×16 gray values with a mean of 0 and a length of 1, so that the product of
  /// two is their correlation; nil for a picture of one value.
  let thumbnail: [Float]?

  init(of image: Image) {
    pixels = "\(image.width)×\(image.height) \(SHA256.hex(of: image.pixels))"
    let small = image.gray().resized(width: Self.side, height: Self.side, method: .area)
    thumbnail = Self.thumbnail(of: small.pixels.map(Float.init))
  }

  /// The thumbnail of a face: means of 3×3 pixels; nil for a crop of one value.
  static func thumbnail(of crop: FaceCrop) -> [Float]? {
    let step = FaceCrop.side / side
    var sums = [Float](repeating: 0, count: length)
    for (index, value) in crop.pixels.enumerated() {
      let (x, y) = (index % FaceCrop.side, index / FaceCrop.side)
      sums[y / step * side + x / step] += Float(value)
    }
    return thumbnail(of: sums.map { $0 / Float(step * step) })
  }

  /// Gray values with a mean of 0 and a length of 1; nil where they are all the same.
  private static func thumbnail(of values: [Float]) -> [Float]? {
    let mean = values.reduce(0, +) / Float(length)
    let centered = values.map { $0 - mean }
    let norm = centered.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return norm > 1 ? centered.map { $0 / norm } : nil
  }

  /// Coordinates of a thumbnail along eight orthonormal waves, the longest ones (DCT-II).
  ///
  /// The distance of two thumbnails is at least that of their coordinates.
  static func coordinates(of thumbnail: [Float]) -> SIMD8<Float> {
    var coordinates = SIMD8<Float>()
    for wave in 0..<8 {
      var sum: Float = 0
      for index in 0..<length { sum += waves[wave * length + index] * thumbnail[index] }
      coordinates[wave] = sum
    }
    return coordinates
  }

  private static let waves: [Float] = {
    let frequencies = [(1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2), (3, 0)]
    func wave(_ frequency: Int, at index: Int) -> Double {
      let scale = (frequency == 0 ? 1.0 : 2.0) / Double(side)
      return scale.squareRoot()
        * cos(.pi * Double(frequency) * (Double(index) + 0.5) / Double(side))
    }
    return frequencies.flatMap { u, v in
      (0..<length).map { Float(wave(u, at: $0 % side) * wave(v, at: $0 / side)) }
    }
  }()
}
