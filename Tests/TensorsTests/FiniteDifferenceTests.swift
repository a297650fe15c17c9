import Networks
import Tensors
import Testing

/// Gradients against their definition, (f(w + h) - f(w - h)) / 2h, where much is hand-made.
@Suite struct FiniteDifferenceTests {
  static let layers: [String: [Layer]] = [
    "LSTM": [
      .rowsAsTokens, .lstm(name: "lstm", inputFeatures: 4, hiddenFeatures: 3, bidirectional: true),
      .meanPooling,
    ],
    "attention": [
      .rowsAsTokens, .attentionPooling(name: "attention", features: 4, hiddenFeatures: 3),
    ],
    "normalization with ReLU": [.batchNormalization(name: "norm", channels: 2), .relu, .flatten],
  ]

  /// A number that depends on every weight.
  private static func value(_ network: TrainableNetwork, _ input: Tensor) throws -> Tensor {
    let result = try network.forward(input, training: true)["result"]!
    return try (result * Tensor(noise(result.shape, seed: 5))).sum()
  }

  @Test(arguments: layers.keys.sorted())
  func `gradients are what small steps show`(name: String) throws {
    let network = try TrainableNetwork(
      specification: NetworkSpecification(
        name: name, inputChannels: 2, trunk: Self.layers[name]!,
        heads: [.init(name: "result", layers: [])]), seed: 1)
    let input = try Tensor(noise([2, 2, 2, 3, 2]))
    let weights = try network.weights().mapValues { weights in
      FloatArray(
        shape: weights.shape,
        values: zip(weights.values, noise(weights.shape, seed: 9).values).map { $0 + $1 / 2 })
    }
    try network.load(weights)
    try Self.value(network, input).backward()
    for parameter in network.parameters {
      let gradient = try parameter.tensor.gradient()!.floats()
      for index in gradient.indices {
        let step: Float = 2e-3
        let sides = try [step, -step].map { offset in
          var moved = weights
          moved[parameter.name]!.values[index] += offset
          try network.load(moved)
          return try withoutGradients { try Self.value(network, input).number() }
        }
        let slope = (sides[0] - sides[1]) / (2 * step)
        #expect(
          abs(slope - gradient[index]) < 0.01 + 0.02 * abs(slope),
          "\(parameter.name)[\(index)]")
      }
    }
  }
}
