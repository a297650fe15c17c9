import Foundation

/// What JPEG compression loses: rounding in blocks of 8×8 (ITU-T T.81, annex K), without its file.
public struct JPEGLoss: Sendable {
  private static let luma: [Float] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ]
  private static let cosines: [Float] = (0..<64).map { place in
    let (u, x) = (place / 8, place % 8)
    let scale: Float = u == 0 ? 0.353_553_39 : 0.5
    return scale * cos((2 * Float(x) + 1) * Float(u) * .pi / 16)
  }

  private let steps: [Float]

  /// The loss at a quality of 1...100, as libjpeg counts it.
  public init(quality: Int) {
    let q = min(max(quality, 1), 100)
    let scale: Float = q < 50 ? 50 / Float(q) : (200 - 2 * Float(q)) / 100
    steps = Self.luma.map { max(1, ($0 * scale).rounded()) }
  }

  /// Rounds the lightness of each block; colours keep what they have, which eyes do not see.
  ///
  /// - Parameter values: `[H, W, 3]`, 0...255.
  public func apply(to values: inout [Float], width: Int, height: Int) {
    var block = [Float](repeating: 0, count: 64)
    var half = block
    var result = block
    for y0 in stride(from: 0, to: height, by: 8) {
      for x0 in stride(from: 0, to: width, by: 8) {
        for place in 0..<64 {
          let y = min(y0 + place / 8, height - 1)
          let x = min(x0 + place % 8, width - 1)
          let i = 3 * (y * width + x)
          block[place] = 0.299 * values[i] + 0.587 * values[i + 1] + 0.114 * values[i + 2] - 128
        }
        result = block
        roundTrip(&result, &half)
        for place in 0..<64 where y0 + place / 8 < height && x0 + place % 8 < width {
          let i = 3 * ((y0 + place / 8) * width + x0 + place % 8)
          let change = result[place] - block[place]
          values[i] += change
          values[i + 1] += change
          values[i + 2] += change
        }
      }
    }
  }

  private func roundTrip(_ block: inout [Float], _ half: inout [Float]) {
    Self.cosines.withUnsafeBufferPointer { c in
      for u in 0..<8 {
        for x in 0..<8 {
          var sum: Float = 0
          for k in 0..<8 { sum += c[u * 8 + k] * block[k * 8 + x] }
          half[u * 8 + x] = sum
        }
      }
      for u in 0..<8 {
        for v in 0..<8 {
          var sum: Float = 0
          for k in 0..<8 { sum += c[v * 8 + k] * half[u * 8 + k] }
          let step = steps[u * 8 + v]
          block[u * 8 + v] = (sum / step).rounded() * step
        }
      }
      for k in 0..<8 {
        for v in 0..<8 {
          var sum: Float = 0
          for u in 0..<8 { sum += c[u * 8 + k] * block[u * 8 + v] }
          half[k * 8 + v] = sum
        }
      }
      for k in 0..<8 {
        for x in 0..<8 {
          var sum: Float = 0
          for v in 0..<8 { sum += c[v * 8 + x] * half[k * 8 + v] }
          block[k * 8 + x] = sum
        }
      }
    }
  }
}
