import Foundation

extension Image {
  /// In gray, with noise smoothed but edges kept: a bilateral filter.
  ///
  /// Tomasi and Manduchi 1998, over a disc, edges mirrored; within one grey level of OpenCV's
  /// `bilateralFilter`.
  ///
  /// - Parameters:
  ///   - radius: of the disc, in pixels, ≥ 1.
  ///   - sigmaColor: how far values may differ and still mix, in grey levels.
  ///   - sigmaSpace: how fast the weight falls with the distance, in pixels.
  public func bilateralFiltered(
    radius: Int = 2, sigmaColor: Double = 25, sigmaSpace: Double = 1.5
  ) -> Image {
    precondition(radius >= 1 && sigmaColor > 0 && sigmaSpace > 0, "a filter has a width")
    let gray = gray()
    let kernel = BilateralKernel(radius: radius, sigmaColor: sigmaColor, sigmaSpace: sigmaSpace)
    var target = gray
    gray.pixels.withUnsafeBufferPointer { source in
      target.pixels.withUnsafeMutableBufferPointer { target in
        for y in 0..<height {
          for x in 0..<width {
            target[y * width + x] = kernel.mean(source, (x, y), size: (width, height))
          }
        }
      }
    }
    return target
  }
}

/// The weights of a bilateral filter: by distance, and by difference in value.
private struct BilateralKernel {
  private var disc: [(dx: Int, dy: Int, weight: Float)] = []
  /// By the difference of two values, 0...255.
  private let byDifference: [Float]

  init(radius: Int, sigmaColor: Double, sigmaSpace: Double) {
    byDifference = (0..<256).map { Self.bell(Double($0 * $0), sigmaColor) }
    for dy in -radius...radius {
      for dx in -radius...radius where dx * dx + dy * dy <= radius * radius {
        disc.append((dx, dy, Self.bell(Double(dx * dx + dy * dy), sigmaSpace)))
      }
    }
  }

  private static func bell(_ square: Double, _ sigma: Double) -> Float {
    Float(exp(-square / (2 * sigma * sigma)))
  }

  @inline(__always)
  func mean(
    _ source: UnsafeBufferPointer<UInt8>, _ place: (x: Int, y: Int),
    size: (width: Int, height: Int)
  ) -> UInt8 {
    let center = Int(source[place.y * size.width + place.x])
    var (sum, weights): (Float, Float) = (0, 0)
    for other in disc {
      let row = mirrored(place.y + other.dy, size.height) * size.width
      let value = Int(source[row + mirrored(place.x + other.dx, size.width)])
      let weight = other.weight * byDifference[abs(value - center)]
      sum += weight * Float(value)
      weights += weight
    }
    return UInt8(sum / weights + 0.5)
  }
}
