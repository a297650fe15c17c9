/// SplitMix64, as in `Datasets`, which this station may not import.
struct BootstrapGenerator {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    // The bias of the multiplication is below bound / 2^64.
    return Int((z ^ (z >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
  }
}
