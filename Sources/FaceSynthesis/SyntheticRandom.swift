import Foundation

/// Random numbers that are the same everywhere: SplitMix64 (Steele, Lea, Flood 2014).
struct SyntheticRandom {
  private var state: UInt64

  /// The stream of a seed; `parts` name one of its streams, so that drawing more from one stream
  /// changes nothing in another.
  init(_ seed: UInt64, _ parts: UInt64...) {
    state = seed
    for part in parts { state = next() ^ (part &* 0xD1B5_4A32_D192_ED03) }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in 0..<1.
  mutating func unit() -> Float { Float(next() >> 40) * (1 / 16_777_216) }

  /// Uniform in a range.
  mutating func uniform(_ low: Float, _ high: Float) -> Float { low + (high - low) * unit() }

  /// Normal with mean 0 and deviation 1, cut at ±2.5 (Box and Muller 1958).
  mutating func normal() -> Float {
    let radius = (-2 * log(max(unit(), 1e-7))).squareRoot()
    return min(max(radius * cos(2 * .pi * unit()), -2.5), 2.5)
  }

  /// True with a probability.
  mutating func chance(_ probability: Float) -> Bool { unit() < probability }

  /// One of several, all as likely.
  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(next() % UInt64(values.count))]
  }
}

/// Smooth noise in the plane, -1...1, from hashed lattice values (Perlin's value noise).
struct ValueNoise {
  let seed: UInt32

  @inline(__always)
  private func lattice(_ x: Int32, _ y: Int32) -> Float {
    var h = UInt32(bitPattern: x) &* 0x85EB_CA6B ^ UInt32(bitPattern: y) &* 0xC2B2_AE35 ^ seed
    h ^= h >> 15
    h = h &* 0x2C1B_3C6D
    h ^= h >> 12
    h = h &* 0x297A_2D39
    h ^= h >> 15
    return Float(h >> 8) * (2 / 16_777_216) - 1
  }

  func callAsFunction(_ x: Float, _ y: Float) -> Float {
    let (fx, fy) = (x.rounded(.down), y.rounded(.down))
    let (ix, iy) = (Int32(fx), Int32(fy))
    let (tx, ty) = (x - fx, y - fy)
    let (sx, sy) = (tx * tx * (3 - 2 * tx), ty * ty * (3 - 2 * ty))
    let top = mix(lattice(ix, iy), lattice(ix &+ 1, iy), sx)
    let bottom = mix(lattice(ix, iy &+ 1), lattice(ix &+ 1, iy &+ 1), sx)
    return mix(top, bottom, sy)
  }
}
