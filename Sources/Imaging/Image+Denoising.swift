import Foundation

extension Image {
  /// Without lone bright or dark pixels: each value is the median of its 3×3 neighbourhood.
  ///
  /// Channel by channel, the last pixels repeated beyond the edges; equal to OpenCV's `medianBlur`.
  public func medianFiltered() -> Image {
    let c = channels.rawValue
    var target = self
    pixels.withUnsafeBufferPointer { source in
      target.pixels.withUnsafeMutableBufferPointer { target in
        for y in 0..<height {
          let rows = (max(y - 1, 0) * width, y * width, min(y + 1, height - 1) * width)
          for x in 0..<width {
            let columns = (max(x - 1, 0), x, min(x + 1, width - 1))
            for channel in 0..<c {
              let value = { (row: Int, column: Int) in source[(row + column) * c + channel] }
              let a = sorted(
                value(rows.0, columns.0), value(rows.1, columns.0), value(rows.2, columns.0))
              let b = sorted(
                value(rows.0, columns.1), value(rows.1, columns.1), value(rows.2, columns.1))
              let d = sorted(
                value(rows.0, columns.2), value(rows.1, columns.2), value(rows.2, columns.2))
              // Of sorted columns: the largest low, the middle middle and the smallest high value.
              let low = max(a.0, b.0, d.0)
              let middle = sorted(a.1, b.1, d.1).1
              let high = min(a.2, b.2, d.2)
              target[(y * width + x) * c + channel] = sorted(low, middle, high).1
            }
          }
        }
      }
    }
    return target
  }

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
    let byDifference = (0..<256).map {
      Float(exp(-Double($0 * $0) / (2 * sigmaColor * sigmaColor)))
    }
    var disc: [(dx: Int, dy: Int, weight: Float)] = []
    for dy in -radius...radius {
      for dx in -radius...radius where dx * dx + dy * dy <= radius * radius {
        let square = Double(dx * dx + dy * dy)
        disc.append((dx, dy, Float(exp(-square / (2 * sigmaSpace * sigmaSpace)))))
      }
    }
    var target = gray
    gray.pixels.withUnsafeBufferPointer { source in
      target.pixels.withUnsafeMutableBufferPointer { target in
        for y in 0..<height {
          for x in 0..<width {
            let center = Int(source[y * width + x])
            var (sum, weights): (Float, Float) = (0, 0)
            for place in disc {
              let value = Int(
                source[mirrored(y + place.dy, height) * width + mirrored(x + place.dx, width)])
              let weight = place.weight * byDifference[abs(value - center)]
              sum += weight * Float(value)
              weights += weight
            }
            target[y * width + x] = UInt8(sum / weights + 0.5)
          }
        }
      }
    }
    return target
  }
}

/// Three values in rising order.
@inline(__always)
private func sorted(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> (UInt8, UInt8, UInt8) {
  let (low, high) = (min(a, b), max(a, b))
  return (min(low, c), max(low, min(high, c)), max(high, c))
}
