import Foundation

/// What can be wrong with an architecture or with a file of weights.
public enum NetworksError: LocalizedError, Equatable, Sendable {
  /// The file can't be opened or read.
  case unreadable(path: String, reason: String)
  /// The file can't be written; what stood there before is intact.
  case unwritable(path: String, reason: String)
  /// The bytes are no safetensors file.
  case notWeightFile(path: String, reason: String)
  /// The file ends before its last weight does.
  case truncated(path: String, found: Int, expected: Int)
  /// One weight's entry contradicts itself or the file.
  case damaged(path: String, weight: String, found: String, expected: String)
  /// One weight's numbers are of a type that is not read.
  case unsupportedType(path: String, weight: String, found: String)
  /// The architecture has weights that are not there.
  case missingWeights(network: String, first: String, count: Int)
  /// There are weights that the architecture lacks.
  case unexpectedWeights(network: String, first: String, count: Int)
  /// Weights have another shape than the architecture's.
  case wrongShapes(network: String, first: String, found: [Int], expected: [Int], count: Int)
  /// A layer can't take what it is given.
  case unfitInput(layer: String, found: [Int], expected: String)

  public var errorDescription: String? {
    switch self {
    case .unreadable(let path, let reason): "“\(path)” can't be read: \(reason)"
    case .unwritable(let path, let reason): "“\(path)” can't be written: \(reason)"
    case .notWeightFile(let path, let reason): "“\(path)” is no safetensors file: \(reason)"
    case .truncated(let path, let found, let expected):
      "“\(path)” is cut off: \(found) of \(expected) bytes"
    case .damaged(let path, let weight, let found, let expected):
      "“\(path)” is damaged: weight “\(weight)” has \(found), expected \(expected)"
    case .unsupportedType(let path, let weight, let found):
      "“\(path)”: weight “\(weight)” has numbers of type \(found), expected F32, F16 or BF16"
    case .missingWeights(let network, let first, let count):
      "\(Self.weights(count)) of network “\(network)” missing: “\(first)”\(Self.more(count))"
    case .unexpectedWeights(let network, let first, let count):
      "\(Self.weights(count)) unknown to network “\(network)”: “\(first)”\(Self.more(count))"
    case .wrongShapes(let network, let first, let found, let expected, let count):
      "\(Self.weights(count)) of another shape than network “\(network)” has: “\(first)” is "
        + "\(found), expected \(expected)\(Self.more(count))"
    case .unfitInput(let layer, let found, let expected):
      "\(layer) can't take \(found), expected \(expected)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .unreadable: "check that the file exists and that you may read it"
    case .unwritable: "check that the folder exists, that you may write there and that it has room"
    case .notWeightFile: "give a .safetensors file; a PyTorch .pt file must be converted first"
    case .truncated: "copy or download the file again"
    case .damaged: "copy or download the file again, or write it anew with safetensors"
    case .unsupportedType: "convert the weights to 32-bit floats"
    case .missingWeights, .unexpectedWeights, .wrongShapes:
      "use weights that were trained for this architecture"
    case .unfitInput: "give an input of the size that the network was made for"
    }
  }

  private static func weights(_ count: Int) -> String {
    count == 1 ? "1 weight" : "\(count) weights"
  }

  private static func more(_ count: Int) -> String { count == 1 ? "" : " and \(count - 1) more" }
}
