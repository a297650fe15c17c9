/// Darkening of what lies behind its surroundings: cheap ambient occlusion.
///
/// Luft, Colditz, Deussen: Image Enhancement by Unsharp Masking the Depth Buffer, 2006.
struct Nearness {
  let columns: Int
  let rows: Int
  /// 1 free … 0 hidden, one per 2×2 samples.
  let light: [Float]

  init(_ depths: [Float], columns: Int, rows: Int, pixelsPerDecimetre: Float) {
    let (w, h) = (columns / 2, rows / 2)
    self.columns = w
    self.rows = h
    var small = [Float](repeating: 0, count: w * h)
    for y in 0..<h {
      for x in 0..<w {
        let d = depths[2 * y * columns + 2 * x]
        small[y * w + x] = d
      }
    }
    let finite = small.filter(\.isFinite)
    let far = (finite.max() ?? 1)
    // What is behind the head hides nothing.
    let filled = small.map { $0.isFinite ? $0 : far + 0.5 }
    let fine = Self.blurred(filled, w, h, radius: max(1, Int(0.06 * pixelsPerDecimetre / 2)))
    let wide = Self.blurred(filled, w, h, radius: max(2, Int(0.22 * pixelsPerDecimetre / 2)))
    light = filled.indices.map { index in
      let a = min(max((filled[index] - fine[index]) * 5, 0), 0.4)
      let b = min(max((filled[index] - wide[index]) * 1.6, 0), 0.45)
      return (1 - a) * (1 - b)
    }
  }

  /// Two box blurs with edges repeated.
  private static func blurred(_ values: [Float], _ w: Int, _ h: Int, radius: Int) -> [Float] {
    var current = values
    for _ in 0..<2 {
      current = boxed(current, count: h, step: w, length: w, stride: 1, radius: radius)
      current = boxed(current, count: w, step: 1, length: h, stride: w, radius: radius)
    }
    return current
  }

  private static func boxed(
    _ values: [Float], count: Int, step: Int, length: Int, stride: Int, radius: Int
  ) -> [Float] {
    var result = values
    let weight = 1 / Float(2 * radius + 1)
    values.withUnsafeBufferPointer { v in
      result.withUnsafeMutableBufferPointer { r in
        for line in 0..<count {
          let start = line * step
          var sum: Float = 0
          for k in -radius...radius { sum += v[start + min(max(k, 0), length - 1) * stride] }
          for k in 0..<length {
            r[start + k * stride] = sum * weight
            sum += v[start + min(k + radius + 1, length - 1) * stride]
            sum -= v[start + max(k - radius, 0) * stride]
          }
        }
      }
    }
    return result
  }
}
