import Imaging

/// Something before a face: it hides a share of the box from one side.
struct Occluder {
  enum Side: CaseIterable {
    case left, right, above, below
  }

  let side: Side
  /// How much of the box is hidden, 0...1.
  let coverage: Float
  private let color: Vector3
  private let noise: ValueNoise

  init(seed: UInt64, coverage: Float) {
    var random = SyntheticRandom(seed, 40)
    side = random.pick(Side.allCases)
    self.coverage = coverage
    color = Vector3(random.unit(), random.unit(), random.unit()) * 0.5 + 0.02
    noise = ValueNoise(seed: UInt32(truncatingIfNeeded: random.next()))
  }

  /// Covers the box on a canvas.
  func cover(_ box: Rect, on canvas: inout Canvas) {
    guard coverage > 0 else { return }
    let share = Double(coverage)
    var rect = box
    switch side {
    case .left: rect.width *= share
    case .right: (rect.x, rect.width) = (box.maxX - box.width * share, box.width * share)
    case .above: rect.height *= share
    case .below: (rect.y, rect.height) = (box.maxY - box.height * share, box.height * share)
    }
    let x0 = max(0, Int(rect.x)), x1 = min(canvas.width, Int(rect.maxX.rounded()))
    let y0 = max(0, Int(rect.y)), y1 = min(canvas.height, Int(rect.maxY.rounded()))
    guard x0 < x1, y0 < y1 else { return }
    for y in y0..<y1 {
      for x in x0..<x1 {
        let grain = 1 + 0.25 * noise(Float(x) * 0.15, Float(y) * 0.15)
        canvas.pixels[y * canvas.width + x] = color * grain
      }
    }
  }
}
