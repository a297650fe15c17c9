/// How a picture is brought to another size.
public enum Resampling: Sendable {
  /// Each pixel is the mean of the area that it covers (OpenCV's `INTER_AREA`); for shrinking.
  /// Along an axis that grows it is the same as `bilinear`.
  case area
  /// Each pixel is interpolated from the two nearest centres per axis (`INTER_LINEAR`); shrinking
  /// by more than 2 skips pixels.
  case bilinear
}

/// Which source pixels make up each target pixel along one axis, and with what weights.
struct ResamplingTaps: Sendable {
  /// The first source pixel of each target pixel.
  private(set) var starts: [Int] = []
  /// Where each target pixel's weights start in `weights`; one more than there are pixels.
  private(set) var offsets: [Int] = [0]
  /// The weights of all target pixels one after another; those of a pixel sum to 1.
  private(set) var weights: [Float] = []

  init(source n: Int, target m: Int, method: Resampling) {
    let scale = Double(n) / Double(m)
    for i in 0..<m {
      if method == .area && m < n {
        appendArea(from: Double(i) * scale, to: Double(i + 1) * scale, source: n)
      } else {
        appendLine(at: (Double(i) + 0.5) * scale - 0.5, source: n)
      }
      offsets.append(weights.count)
    }
  }

  private mutating func appendArea(from start: Double, to end: Double, source n: Int) {
    let first = Int(start)
    let last = min(Int((end - 1e-9).rounded(.down)), n - 1)
    starts.append(first)
    for pixel in first...last {
      let covered = min(end, Double(pixel + 1)) - max(start, Double(pixel))
      weights.append(Float(covered / (end - start)))
    }
  }

  private mutating func appendLine(at position: Double, source n: Int) {
    let inside = min(max(position, 0), Double(n - 1))
    let first = Int(inside)
    let fraction = Float(inside - Double(first))
    starts.append(first)
    weights.append(1 - fraction)
    if fraction > 0 { weights.append(fraction) }
  }
}
