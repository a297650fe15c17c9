extension Image {
  /// The picture, moved by a transform of its points, cut out at a size from the top left corner.
  ///
  /// Bilinear; beyond the edges the last pixels are repeated. When the transform shrinks, each
  /// target pixel is the mean of a grid of samples (about one per source pixel and axis, at most
  /// 16), so that a face of 1000 pixels does not alias.
  ///
  ///     let transform = try SimilarityTransform(from: eyes, to: places)
  ///     let crop = photo.warped(by: transform, width: 48, height: 48)
  ///
  /// - Parameter transform: where this picture's points go; it must not shrink all to one point.
  public func warped(by transform: SimilarityTransform, width: Int, height: Int) -> Image {
    var target = Image(width: width, height: height, channels: channels, filledWith: 0)
    let warp = Warp(of: self, back: transform.inverse)
    pixels.withUnsafeBufferPointer { source in
      guard let source = source.baseAddress else { return }
      target.pixels.withUnsafeMutableBufferPointer { target in
        for y in 0..<height {
          for x in 0..<width {
            if channels == .gray {
              target[y * width + x] = warp.mean(source, x, y, channels: 1).x
            } else {
              let mean = warp.mean(source, x, y, channels: 3)
              let i = (y * width + x) * 3
              (target[i], target[i + 1], target[i + 2]) = (mean.x, mean.y, mean.z)
            }
          }
        }
      }
    }
    return target
  }
}

/// Samples a picture where a target pixel comes from.
private struct Warp {
  let width: Int
  let height: Int
  /// From the target's points to the source's.
  let back: SimilarityTransform
  /// Samples per target pixel and axis, 1...16.
  let samples: Int

  init(of image: Image, back: SimilarityTransform) {
    width = image.width
    height = image.height
    self.back = back
    let sourcePixelsPerTarget = (back.a * back.a + back.b * back.b).squareRoot()
    samples = Int(min(max(sourcePixelsPerTarget.rounded(), 1), 16))
  }

  @inline(__always)
  func mean(
    _ source: UnsafePointer<UInt8>, _ x: Int, _ y: Int, channels: Int
  ) -> SIMD4<UInt8> {
    var sum = SIMD4<Float>.zero
    let step = 1 / Double(samples)
    for j in 0..<samples {
      for i in 0..<samples {
        let point = back(
          Point(x: Double(x) + (Double(i) + 0.5) * step, y: Double(y) + (Double(j) + 0.5) * step))
        sum += sample(source, point, channels: channels)
      }
    }
    let mean = sum / Float(samples * samples) + 0.5
    return SIMD4<UInt8>(truncatingIfNeeded: SIMD4<Int32>(mean))
  }

  /// The interpolated value at a point; pixel centres lie at halves.
  @inline(__always)
  private func sample(
    _ source: UnsafePointer<UInt8>, _ point: Point, channels: Int
  ) -> SIMD4<Float> {
    let x = min(max(point.x - 0.5, 0), Double(width - 1))
    let y = min(max(point.y - 0.5, 0), Double(height - 1))
    let (left, top) = (Int(x), Int(y))
    let (fx, fy) = (Float(x - Double(left)), Float(y - Double(top)))
    let right = left + 1 < width ? channels : 0
    let below = top + 1 < height ? width * channels : 0
    let first = source + (top * width + left) * channels
    let upper = pixel(first, channels) * (1 - fx) + pixel(first + right, channels) * fx
    let lower =
      pixel(first + below, channels) * (1 - fx) + pixel(first + below + right, channels) * fx
    return upper * (1 - fy) + lower * fy
  }

  @inline(__always)
  private func pixel(_ values: UnsafePointer<UInt8>, _ channels: Int) -> SIMD4<Float> {
    channels == 1
      ? SIMD4(Float(values[0]), 0, 0, 0)
      : SIMD4(Float(values[0]), Float(values[1]), Float(values[2]), 0)
  }
}
