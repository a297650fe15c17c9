import Foundation
import Imaging

extension Variation {
  /// Sees the crop through `source`, bilinearly, gamma applied; beyond the edge lies the edge.
  func warp(_ pixels: UnsafeBufferPointer<UInt8>, to place: UnsafeMutableBufferPointer<Float>) {
    let side = FaceCrop.side
    let last = Float(side - 1)
    let (a, b, c, d) = (Float(source.a), Float(source.b), Float(source.c), Float(source.d))
    // The middle of the first pixel is (0.5, 0.5); here pixel i lies at i.
    let startX = Float(source.tx + (source.a + source.b) / 2 - 0.5)
    let startY = Float(source.ty + (source.c + source.d) / 2 - 0.5)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 256) { table in
      for value in 0..<256 {
        table[value] =
          gamma == 1 ? Float(value) : 255 * powf(Float(value) / 255, Float(gamma))
      }
      for row in 0..<side {
        for column in 0..<side {
          let x = startX + a * Float(column) + b * Float(row)
          let y = startY + c * Float(column) + d * Float(row)
          let insideX = x < 0 ? 0 : (x > last ? last : x)
          let insideY = y < 0 ? 0 : (y > last ? last : y)
          let left = Int32(truncatingIfNeeded: Int(insideX))
          let top = Int32(truncatingIfNeeded: Int(insideY))
          let right = left == Int32(side - 1) ? left : left &+ 1
          let bottom = top == Int32(side - 1) ? top : top &+ 1
          let (u, v) = (insideX - Float(left), insideY - Float(top))
          let (upper, lower) = (Int(top) &* side, Int(bottom) &* side)
          let topLeft = table[Int(pixels[upper &+ Int(left)])]
          let topRight = table[Int(pixels[upper &+ Int(right)])]
          let bottomLeft = table[Int(pixels[lower &+ Int(left)])]
          let bottomRight = table[Int(pixels[lower &+ Int(right)])]
          let above = topLeft + u * (topRight - topLeft)
          let below = bottomLeft + u * (bottomRight - bottomLeft)
          place[row &* side &+ column] = above + v * (below - above)
        }
      }
    }
  }

  /// Contrast about the mean, brightness, light from a side and the blank, cut to 0...255.
  func light(_ place: UnsafeMutableBufferPointer<Float>) {
    let side = FaceCrop.side
    var sum: Float = 0
    for value in place { sum += value }
    let mean = sum / Float(place.count)
    let factor = Float(contrast)
    let constant = mean - factor * mean + 255 * Float(brightness)
    let (right, down) = (Float(light.right), Float(light.down))
    let perPixel = 2 / Float(side)
    for row in 0..<side {
      let downwards = 1 + down * ((Float(row) + 0.5) * perPixel - 1)
      for column in 0..<side {
        let illumination = downwards + right * ((Float(column) + 0.5) * perPixel - 1)
        let value = (place[row &* side &+ column] * factor + constant) * illumination
        place[row &* side &+ column] = value < 0 ? 0 : (value > 255 ? 255 : value)
      }
    }
    guard let erased else { return }
    for row in erased.rows {
      for column in erased.columns { place[row * side + column] = mean }
    }
  }

  /// Adds nearly normal noise, fresh for each pixel, cut to 0...255.
  ///
  /// The sum of four even draws of 16 bits (Irwin and Hall) costs one call per pixel; its deviation
  /// is 2¹⁶ / √3, its tails end at 3.5 deviations.
  func addNoise(to place: UnsafeMutableBufferPointer<Float>, _ random: inout CounterRandom) {
    let scale = Float(noise) * 255 / (65536 / Float(3).squareRoot())
    for index in place.indices {
      let bits = random.next()
      let sum =
        (bits & 0xFFFF) &+ (bits >> 16 & 0xFFFF) &+ (bits >> 32 & 0xFFFF) &+ (bits >> 48)
      let value = place[index] + scale * (Float(Int64(sum)) - 131_070)
      place[index] = value < 0 ? 0 : (value > 255 ? 255 : value)
    }
  }
}
