import Foundation

/// What lies behind the faces, drawn from a seed: a plain wall, a lit wall or a blurred room.
struct Background {
  private let base: Vector3
  private let slope: Vector3
  private let across: SIMD2<Float>
  private let blobs: [(x: Float, y: Float, rx: Float, ry: Float, color: Vector3, square: Bool)]

  init(seed: UInt64) {
    var random = SyntheticRandom(seed, 30)
    let bright = random.uniform(0.04, 0.55)
    base = Vector3(
      bright * random.uniform(0.8, 1.2), bright * random.uniform(0.8, 1.2),
      bright * random.uniform(0.8, 1.2))
    slope = Vector3(repeating: random.uniform(-0.5, 0.5) * bright)
    let angle = random.uniform(0, 2 * .pi)
    across = SIMD2(cos(angle), sin(angle))
    let count = random.chance(0.35) ? 0 : Int(random.uniform(3, 14))
    blobs = (0..<count).map { _ in
      (
        random.unit(), random.unit(), random.uniform(0.05, 0.35), random.uniform(0.05, 0.4),
        Self.muted(&random),
        random.chance(0.6)
      )
    }
  }

  private static func muted(_ random: inout SyntheticRandom) -> Vector3 {
    let vivid = Vector3(random.unit(), random.unit(), random.unit())
    let gray = Vector3(repeating: (vivid.x + vivid.y + vivid.z) / 3)
    return mix(gray, vivid, random.uniform(0.1, 0.5)) * random.uniform(0.05, 0.8)
  }

  /// A canvas with the background on it; shapes are soft, as behind the plane of focus.
  func canvas(width: Int, height: Int) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        let u = (Float(x) + 0.5) / Float(width)
        let v = (Float(y) + 0.5) / Float(height)
        var color = base + slope * ((u - 0.5) * across.x + (v - 0.5) * across.y)
        for blob in blobs {
          let dx = abs(u - blob.x) / blob.rx
          let dy = abs(v - blob.y) / blob.ry
          let distance = blob.square ? max(dx, dy) : (dx * dx + dy * dy).squareRoot()
          color = mix(blob.color, color, smoothStep(0.75, 1.1, distance))
        }
        canvas.pixels[y * width + x] = pointwiseMax(color, Vector3(repeating: 0.003))
      }
    }
    return canvas
  }
}
