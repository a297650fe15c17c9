import Imaging

/// A place that may be a face, on its way through the three networks.
///
/// Corners are `Float`s as in the reference, and mean what they mean there: pixels counted from 1,
/// so that whole numbers x1...x2 cover x2 − x1 + 1 pixels; `crop(width:height:)` counts from 0.
struct Candidate: Equatable, Sendable {
  /// Left, top, right, bottom edge.
  var corners: SIMD4<Float>
  /// Probability of a face, 0...1.
  var score: Float
  /// The network's correction of the four edges, in shares of width and height.
  var regression: SIMD4<Float> = .zero
  /// The five points as O-Net gives them: five x, then five y, in shares of width and height.
  var points: [Float] = []
  /// Which of the places that were asked for it stands for; 0 where none were.
  var place = 0

  /// Width between the edges, in pixels.
  var width: Float { corners.z - corners.x }
  /// Height between the edges, in pixels.
  var height: Float { corners.w - corners.y }
  /// Width times height.
  var area: Float { width * height }

  /// Moves the edges as the network says, in shares of the sides plus `extra` pixels.
  ///
  /// P-Net's sides count as x2 − x1 (`extra` 0), those of R- and O-Net as x2 − x1 + 1.
  func regressed(extra: Float) -> Candidate {
    var result = self
    let (w, h) = (width + extra, height + extra)
    result.corners += regression * SIMD4(w, h, w, h)
    return result
  }

  /// The square around the same middle whose side is the longer side.
  func squared() -> Candidate {
    var result = self
    let side = max(width, height)
    result.corners.x += width * 0.5 - side * 0.5
    result.corners.y += height * 0.5 - side * 0.5
    result.corners.z = result.corners.x + side
    result.corners.w = result.corners.y + side
    return result
  }

  /// The pixels to show to the next network, cut at the picture's edges; nil if none is left.
  ///
  /// The reference cuts, and stretches what is left; the paper's code pads with zeros instead.
  func crop(width: Int, height: Int) -> (x: Int, y: Int, width: Int, height: Int)? {
    let limit = SIMD4<Float>(repeating: 1e9)
    let whole = SIMD4<Int>(corners.clamped(lowerBound: -limit, upperBound: limit))
    let (x, y) = (max(whole.x, 1) - 1, max(whole.y, 1) - 1)
    let (maxX, maxY) = (min(whole.z, width), min(whole.w, height))
    return maxX > x && maxY > y ? (x, y, maxX - x, maxY - y) : nil
  }
}

extension Candidate {
  /// A place where a face may be; nil for one without a size.
  init?(_ box: Rect, place: Int) {
    guard box.width >= 1, box.height >= 1 else { return nil }
    let edges = SIMD4(box.x, box.y, box.maxX, box.maxY)
    self.init(corners: SIMD4<Float>(edges), score: 0, place: place)
  }
}
