import Imaging

/// Bilinear resampling of gray pixels with 8-bit weights, as OpenCV's INTER_LINEAR_EXACT does.
enum BilinearShrinking {
  /// The picture at another size, `[height, width]`.
  static func pixels(of image: Image, width: Int, height: Int) -> [UInt8] {
    let columns = Taps(source: image.width, target: width)
    let rows = Taps(source: image.height, target: height)
    // Two source rows, resampled along x, with 8 bits behind the point; which rows they are.
    var upper = (row: -1, values: [UInt32](repeating: 0, count: width))
    var lower = upper
    var result = [UInt8](repeating: 0, count: width * height)
    for y in 0..<height {
      let top = rows.starts[y]
      if upper.row != top {
        if lower.row == top { swap(&upper, &lower) }
        if upper.row != top { columns.resample(image, row: top, into: &upper.values) }
        upper.row = top
      }
      let bottom = min(top + 1, image.height - 1)
      if lower.row != bottom { columns.resample(image, row: bottom, into: &lower.values) }
      lower.row = bottom
      let weight = rows.weights[y]
      for x in 0..<width {
        let sum = upper.values[x] &* (256 &- weight) &+ lower.values[x] &* weight
        result[y * width + x] = UInt8(truncatingIfNeeded: (sum &+ 0x8000) &>> 16)
      }
    }
    return result
  }
}

/// The two neighbours of each target pixel along one axis, and the second one's weight of 256.
private struct Taps {
  var starts: [Int] = []
  var weights: [UInt32] = []

  init(source: Int, target: Int) {
    let scale = Double(source) / Double(target)
    for index in 0..<target {
      let place = (Double(index) + 0.5) * scale - 0.5
      let start = Int(place.rounded(.down))
      if start < 0 {
        starts.append(0)
        weights.append(0)
      } else if start >= source - 1 {
        starts.append(source - 1)
        weights.append(0)
      } else {
        starts.append(start)
        weights.append(UInt32(((place - Double(start)) * 256).rounded(.toNearestOrEven)))
      }
    }
  }

  func resample(_ image: Image, row: Int, into values: inout [UInt32]) {
    let last = image.width - 1
    image.pixels.withUnsafeBufferPointer { pixels in
      let row = row * image.width
      for x in values.indices {
        let (left, right) = (starts[x], min(starts[x] + 1, last))
        values[x] =
          UInt32(pixels[row + left]) &* (256 &- weights[x])
          &+ UInt32(pixels[row + right]) &* weights[x]
      }
    }
  }
}
