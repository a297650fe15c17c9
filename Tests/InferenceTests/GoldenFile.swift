import Foundation
import Inference
import Networks
import TestSupport

/// A network, its weights, inputs and PyTorch's outputs: `script/golden/inference.py` makes them.
struct GoldenFile {
  /// The names of all files.
  static let names = [
    "cnn", "cnn-lstm", "cnn-bilstm", "cnn-bilstm-attention", "large", "p-net", "r-net", "o-net",
    "residual", "pooling", "dense-tokens",
  ]

  let specification: NetworkSpecification
  let weights: [String: FloatArray]
  /// Input and outputs by head, by the case's name.
  let cases: [String: (input: FloatArray, outputs: [String: FloatArray])]

  init(_ name: String) throws {
    let file = try WeightFile(
      contentsOf: TestPaths.root.appending(
        path: "Tests/InferenceTests/Fixtures/\(name).safetensors"))
    specification = try JSONDecoder().decode(
      NetworkSpecification.self, from: Data((file.metadata["specification"] ?? "").utf8))
    weights = file.weights.filter { !$0.key.contains(":") }
    var cases: [String: (input: FloatArray, outputs: [String: FloatArray])] = [:]
    for (key, array) in file.weights where key.hasPrefix("input:") {
      let name = String(key.dropFirst("input:".count))
      let prefix = "output:\(name):"
      let outputs = file.weights.filter { $0.key.hasPrefix(prefix) }
      cases[name] = (
        array,
        Dictionary(
          uniqueKeysWithValues: outputs.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
      )
    }
    self.cases = cases
  }

  func network() throws -> Network { try Network(specification, weights: weights) }
}

extension [String: FloatArray] {
  /// The greatest difference to other results; infinite when heads or shapes differ.
  func distance(to other: [String: FloatArray]) -> Float {
    guard Set(keys) == Set(other.keys) else { return .infinity }
    var greatest: Float = 0
    for (name, array) in self {
      guard let match = other[name], match.shape == array.shape else { return .infinity }
      for (a, b) in zip(array.values, match.values) {
        greatest = Swift.max(greatest, (a - b).isFinite ? abs(a - b) : .infinity)
      }
    }
    return greatest
  }
}
