import CTorch
import Foundation

/// Where a generator of random numbers stands: to go on from there later, bit by bit.
public struct RandomState: Equatable, Codable, Sendable {
  /// The engine's own description.
  public let bytes: Data

  /// A state that was read from a checkpoint.
  public init(bytes: Data) { self.bytes = bytes }
}

/// The random numbers of dropout: a stream of its own for each network.
final class RandomGenerator {
  let handle: ct_generator

  init(seed: UInt64, on device: Device) throws {
    try Engine.prepare(device)
    guard let handle = ct_generator_new(seed, device.number) else {
      throw lastError("make a generator of random numbers on \(device)")
    }
    self.handle = handle
  }

  deinit { ct_generator_free(handle) }

  func state() throws -> RandomState {
    var bytes = [UInt8](repeating: 0, count: Int(max(ct_generator_state_size(handle), 0)))
    try check(
      ct_generator_state(handle, &bytes, Int64(bytes.count)), "read the state of random numbers")
    return RandomState(bytes: Data(bytes))
  }

  func restore(_ state: RandomState) throws {
    try check(
      ct_generator_set_state(handle, [UInt8](state.bytes), Int64(state.bytes.count)),
      "restore the state of random numbers")
  }
}

@available(*, unavailable)
extension RandomGenerator: Sendable {}
