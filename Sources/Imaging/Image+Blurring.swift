import Foundation

extension Image {
  /// Blurred by a Gaussian, edges mirrored; within one grey level of OpenCV's `GaussianBlur`.
  ///
  /// - Parameter sigma: the standard deviation, in pixels, > 0.
  public func blurred(sigma: Double) -> Image {
    precondition(sigma > 0, "a blur has a width")
    let radius = max(Int((sigma * 6 + 1).rounded()) / 2, 1)
    let bells = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let kernel = bells.map { Float($0 / bells.reduce(0, +)) }
    let c = channels.rawValue
    var target = self
    // A row blurred down the columns, with `radius` mirrored pixels at either end.
    var line = [Float](repeating: 0, count: (width + 2 * radius) * c)
    pixels.withUnsafeBufferPointer { source in
      target.pixels.withUnsafeMutableBufferPointer { target in
        line.withUnsafeMutableBufferPointer { line in
          for y in 0..<height {
            blurColumns(source, y, kernel, into: line)
            for i in 0..<width * c {
              var sum: Float = 0.5  // rounds
              for k in 0..<kernel.count { sum += kernel[k] * line[i + k * c] }
              target[y * width * c + i] = UInt8(min(sum, 255))
            }
          }
        }
      }
    }
    return target
  }

  private func blurColumns(
    _ source: UnsafeBufferPointer<UInt8>, _ y: Int, _ kernel: [Float],
    into line: UnsafeMutableBufferPointer<Float>
  ) {
    let (c, radius) = (channels.rawValue, kernel.count / 2)
    for i in 0..<width * c { line[radius * c + i] = 0 }
    for k in 0..<kernel.count {
      let (row, weight) = (mirrored(y + k - radius, height) * width * c, kernel[k])
      for i in 0..<width * c { line[radius * c + i] += weight * Float(source[row + i]) }
    }
    for x in Array(-radius..<0) + Array(width..<width + radius) {
      for channel in 0..<c {
        line[(radius + x) * c + channel] = line[(radius + mirrored(x, width)) * c + channel]
      }
    }
  }
}
