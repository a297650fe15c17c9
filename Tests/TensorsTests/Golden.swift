import Foundation
import Networks
import TestSupport
import Testing

/// What PyTorch made of small layers and steps: `script/golden/tensors.py` writes it.
struct Golden: Decodable {
  struct Manifest: Decodable {
    let torch: String
    let seed: Int
    let absolute: Float
    let relative: Float
  }

  struct Numbers: Decodable {
    let shape: [Int]
    let values: [Float]
    var array: FloatArray { FloatArray(shape: shape, values: values) }
  }

  struct LayerCase: Decodable {
    let name: String
    let training: Bool
    let weights: [String: Numbers]
    let input: Numbers
    let output: Numbers
    let probe: Numbers
    let inputGradient: Numbers
    let gradients: [String: Numbers]
    let weightsAfter: [String: Numbers]
  }

  struct LossCase: Decodable {
    let smoothing: Double
    let classWeights: [Float]?
    let soft: Bool
    let loss: Float
    let gradient: Numbers
  }

  struct Losses: Decodable {
    let logits: Numbers
    let labels: [Int]
    let targets: Numbers
    let cases: [LossCase]
  }

  struct OptimizerCase: Decodable {
    let name: String
    let input: Numbers
    let labels: [Int]
    let clip: Double
    let norms: [Double]
    let weights: [String: Numbers]
    let weightsAfter: [String: Numbers]
  }

  let manifest: Manifest
  let layers: [LayerCase]
  let losses: Losses
  let optimizers: [OptimizerCase]

  /// The fixture; a missing one fails with the command that makes it.
  static func load() throws -> Golden {
    let file = TestPaths.root.appending(path: "Tests/TensorsTests/Fixtures/golden.json")
    let data = try #require(
      try? Data(contentsOf: file), "make it: python script/golden/tensors.py")
    return try JSONDecoder().decode(Golden.self, from: data)
  }

  /// Expects numbers of the same shape, within the manifest's tolerance.
  func expect(_ found: FloatArray, _ wanted: Numbers, _ what: String) {
    #expect(found.shape == wanted.shape, "\(what)")
    let worst = zip(found.values, wanted.values).map { found, wanted in
      abs(found - wanted) - manifest.absolute - manifest.relative * abs(wanted)
    }.max()
    #expect((worst ?? 0) <= 0, "\(what) is \(found.values), not \(wanted.values)")
  }
}
