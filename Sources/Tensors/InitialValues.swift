import Networks

/// What a parameter holds before training: PyTorch's defaults, from a generator of our own.
enum InitialValues: Equatable {
  /// The same number everywhere.
  case constant(Float)
  /// Uniform in -bound..<bound.
  case uniform(bound: Double)

  /// Kaiming-uniform with a = √5 (He et al. 2015), PyTorch's for convolutions and dense layers.
  static func fan(in count: Int) -> InitialValues {
    .uniform(bound: 1 / Double(count).squareRoot())
  }

  /// The numbers of the parameter `name`; each name has a stream of its own under one seed, so
  /// that a layer more or less changes no other layer's start.
  func array(shape: [Int], name: String, seed: UInt64) -> FloatArray {
    let count = shape.reduce(1, *)
    switch self {
    case .constant(let value):
      return FloatArray(shape: shape, values: Array(repeating: value, count: count))
    case .uniform(let bound):
      var generator = SplitMix(seed: seed, name: name)
      return FloatArray(
        shape: shape, values: (0..<count).map { _ in Float(generator.unit() * 2 * bound - bound) })
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, even, and the same on every machine.
struct SplitMix {
  private var state: UInt64

  /// A stream of its own for each seed and name.
  init(seed: UInt64, name: String) {
    // FNV-1a spreads the name; one step of the generator then mixes it with the seed.
    let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    state = seed
    state = next() ^ hash
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
