import CTorch

/// In which numbers a pass multiplies.
///
/// The weights, the statistics of the norms and the optimiser's state are 32-bit either way.
public enum Precision: String, CaseIterable, Codable, Sendable {
  /// 32 bits everywhere.
  case float32
  /// Convolutions, dense layers and LSTMs in 16 bits with float32's range (Kalamkar et al. 2019).
  case bfloat16

  /// Runs a body on a device in this precision; what it returns should be 32-bit again.
  func apply<Result>(on device: Device, _ body: () throws -> Result) throws -> Result {
    guard self == .bfloat16 else { return try body() }
    try check(ct_begin_bfloat16(device.number), "compute in bfloat16")
    defer { ct_end_bfloat16(device.number) }
    return try body()
  }
}
