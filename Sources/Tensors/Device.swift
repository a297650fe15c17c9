/// Where a tensor's numbers lie and where its operations run.
public enum Device: Equatable, Hashable, Sendable {
  /// The processor.
  case cpu
  /// One of the machine's CUDA devices, counted from 0.
  case cuda(Int)

  /// The device called `cpu`, `cuda` (the first) or `cuda:1`.
  ///
  /// - Throws: `TensorsError.unknownDevice`.
  public init(named name: String) throws {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    switch (parts.first, parts.count) {
    case ("cpu", 1): self = .cpu
    case ("cuda", 1): self = .cuda(0)
    case ("cuda", 2):
      guard let index = Int(parts[1]), index >= 0 else {
        throw TensorsError.unknownDevice(name: name)
      }
      self = .cuda(index)
    default: throw TensorsError.unknownDevice(name: name)
    }
  }

  /// The number that the C header knows the device by.
  var number: Int32 {
    switch self {
    case .cpu: -1
    case .cuda(let index): Int32(index)
    }
  }

  init(number: Int32) { self = number < 0 ? .cpu : .cuda(Int(number)) }
}

extension Device: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cpu: "cpu"
    case .cuda(let index): "cuda:\(index)"
    }
  }
}
