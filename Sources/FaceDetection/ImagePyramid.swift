/// The sizes at which P-Net looks at a picture, largest first.
struct ImagePyramid: Equatable, Sendable {
  /// One size of the picture.
  struct Level: Equatable, Sendable {
    /// Pixels of this level per pixel of the picture.
    let scale: Double
    /// Width in pixels, ≥ 12.
    let width: Int
    /// Height in pixels, ≥ 12.
    let height: Int
  }

  /// Largest first; none for a picture smaller than the smallest face.
  let levels: [Level]

  /// Scales by 12 / minimumFaceSize · factorᵏ while the shorter side keeps 12 pixels.
  ///
  /// facenet-pytorch's sizes: `int(side · scale + 1)`, so a whole product gets one pixel more.
  init(width: Int, height: Int, minimumFaceSize: Int, factor: Double) {
    var scale = 12 / Double(minimumFaceSize)
    var shorter = Double(min(width, height)) * scale
    var levels: [Level] = []
    while shorter >= 12 {
      levels.append(
        Level(
          scale: scale, width: Int(Double(width) * scale + 1),
          height: Int(Double(height) * scale + 1)))
      scale *= factor
      shorter *= factor
    }
    self.levels = levels
  }

  /// The levels in order, in parts of no more than so many pixels; a larger level is a part alone.
  func parts(ofAtMost pixels: Int) -> [[Level]] {
    var parts: [[Level]] = []
    var total = 0
    for level in levels {
      let count = level.width * level.height
      if parts.isEmpty || total + count > pixels {
        parts.append([level])
        total = count
      } else {
        parts[parts.count - 1].append(level)
        total += count
      }
    }
    return parts
  }
}
