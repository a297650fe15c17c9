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
            let place = y * width + x
            if channels == .gray {
              target[place] = warp.grayMean(source, x, y)
            } else {
              let mean = warp.colorMean(source, x, y)
              target[3 * place] = mean.x
              target[3 * place + 1] = mean.y
              target[3 * place + 2] = mean.z
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
  /// The four pixels around a point, as distances from the first value, and their weights.
  struct Neighbours {
    var first: Int
    var right: Int
    var below: Int
    var across: Float
    var down: Float
  }

  let width: Int
  let channels: Int
  /// The largest coordinates of a pixel's centre, counted from the first one's.
  let last: SIMD2<Double>
  /// From the target's points to the source's.
  let back: SimilarityTransform
  /// Samples per target pixel and axis, 1...16.
  let samples: Int

  init(of image: Image, back: SimilarityTransform) {
    width = image.width
    channels = image.channels.rawValue
    last = SIMD2(Double(image.width - 1), Double(image.height - 1))
    self.back = back
    let sourcePixelsPerTarget = (back.a * back.a + back.b * back.b).squareRoot()
    samples = Int(min(max(sourcePixelsPerTarget.rounded(), 1), 16))
  }

  @inline(__always)
  func grayMean(_ source: UnsafePointer<UInt8>, _ x: Int, _ y: Int) -> UInt8 {
    var sum: Float = 0
    forEachSample(x, y) { place in
      let p = source + place.first
      let upper = Float(p[0]) + (Float(p[place.right]) - Float(p[0])) * place.across
      let q = p + place.below
      let lower = Float(q[0]) + (Float(q[place.right]) - Float(q[0])) * place.across
      sum += upper + (lower - upper) * place.down
    }
    return UInt8(sum / Float(samples * samples) + 0.5)
  }

  @inline(__always)
  func colorMean(_ source: UnsafePointer<UInt8>, _ x: Int, _ y: Int) -> SIMD4<UInt8> {
    var sum = SIMD4<Float>.zero
    forEachSample(x, y) { place in
      let p = source + place.first
      let upperLeft = Self.color(p)
      let upper = upperLeft + (Self.color(p + place.right) - upperLeft) * place.across
      let q = p + place.below
      let lowerLeft = Self.color(q)
      let lower = lowerLeft + (Self.color(q + place.right) - lowerLeft) * place.across
      sum += upper + (lower - upper) * place.down
    }
    let mean = sum / Float(samples * samples) + 0.5
    return SIMD4<UInt8>(truncatingIfNeeded: SIMD4<Int32>(mean))
  }

  /// The samples of a target pixel lie on a grid within it.
  @inline(__always)
  private func forEachSample(_ x: Int, _ y: Int, _ body: (Neighbours) -> Void) {
    let step = 1 / Double(samples)
    let first = back(Point(x: Double(x) + step / 2, y: Double(y) + step / 2))
    // Centres lie at halves.
    let origin = SIMD2(first.x - 0.5, first.y - 0.5)
    let (along, down) = (SIMD2(back.a, back.b) * step, SIMD2(-back.b, back.a) * step)
    for j in 0..<samples {
      for i in 0..<samples {
        body(neighbours(origin + Double(i) * along + Double(j) * down))
      }
    }
  }

  @inline(__always)
  private func neighbours(_ position: SIMD2<Double>) -> Neighbours {
    let inside = pointwiseMin(pointwiseMax(position, .zero), last)
    let (left, top) = (Int32(inside.x), Int32(inside.y))
    return Neighbours(
      first: (Int(top) * width + Int(left)) * channels,
      right: inside.x < last.x ? channels : 0,
      below: inside.y < last.y ? width * channels : 0,
      across: Float(inside.x - Double(left)), down: Float(inside.y - Double(top)))
  }

  @inline(__always)
  private static func color(_ values: UnsafePointer<UInt8>) -> SIMD4<Float> {
    SIMD4(Float(values[0]), Float(values[1]), Float(values[2]), 0)
  }
}
