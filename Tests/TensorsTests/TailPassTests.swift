import EmotionModel
import Inference
import Networks
import Tensors
import Testing

/// The way back through a network's last part, against libtorch's autograd.
@Suite struct TailPassTests {
  /// What follows the feature maps, as a network of its own.
  private static func tail(of specification: NetworkSpecification) throws -> NetworkSpecification {
    let first = try #require(
      specification.trunk.firstIndex { [.rowsAsTokens, .framesAsTokens].contains($0) })
    return NetworkSpecification(
      name: "tail", inputChannels: 128, trunk: Array(specification.trunk[first...]),
      heads: specification.heads)
  }

  @Test(arguments: EmotionArchitecture.allCases, [1, 3])
  func `outputs and gradients are those that autograd gives`(
    architecture: EmotionArchitecture, frames: Int
  ) throws {
    let specification = architecture.specification(labelCount: 7)
    let weights = try EngineAgreementTests.network(specification).weights()
    let network = try Network(specification, weights: weights)
    let clip = noise([frames, 1, 48, 48], seed: 4)
    let features = try network.features(of: clip)
    let pass = try network.tailPass(of: features, pictureShape: [1, 48, 48])
    let logits = try network(FloatArray(shape: [1] + clip.shape, values: clip.values))["logits"]!
    #expect(zip(pass.outputs, logits.values).allSatisfy { abs($0 - $1) < 1e-4 })

    let tail = try TrainableNetwork(specification: Self.tail(of: specification), seed: 1)
    let names = Set(tail.specification.parameters.map(\.name))
    try tail.load(weights.filter { names.contains($0.key) })
    for output in [0, 4] {
      let maps = try Tensor(
        FloatArray(
          shape: [1, frames] + pass.maps[0].shape, values: pass.maps.flatMap(\.values)))
      try maps.requireGradient()
      let results = try tail.forward(maps, training: false)["logits"]!
      let chosen = (0..<7).map { $0 == output ? Float(1) : 0 }
      try (results * Tensor(chosen, shape: [1, 7])).sum().backward()
      let expected = try #require(try maps.gradient()).floats()
      let trace = pass.trace(of: output)
      let found = trace.gradients.flatMap(\.values)
      let greatest = expected.map(abs).max()!
      #expect(greatest > 1e-6, "a gradient of nothing would agree with anything")
      let worst = zip(found, expected).map { abs($0 - $1) }.max()!
      #expect(worst < 1e-4 * greatest, "\(worst) of \(greatest)")
      #expect(try results.floats()[output].isApproximately(pass.outputs[output]))
    }
  }

  @Test(arguments: [EmotionArchitecture.cnnLSTM, .cnnBiLSTM], [1, 3])
  func `what the tokens bring sums to the logit but for its bias`(
    architecture: EmotionArchitecture, frames: Int
  ) throws {
    let specification = architecture.specification(labelCount: 7)
    let weights = try EngineAgreementTests.network(specification).weights()
    let network = try Network(specification, weights: weights)
    let features = try network.features(of: noise([frames, 1, 48, 48], seed: 6))
    let pass = try network.tailPass(of: features, pictureShape: [1, 48, 48])
    for output in 0..<7 {
      let brought = pass.trace(of: output).contributions
      #expect(brought.count == 6 * frames)
      let bias = weights["classifier.bias"]!.values[output]
      #expect((brought.reduce(0, +) + bias).isApproximately(pass.outputs[output]))
    }
    #expect(pass.attention == nil)
  }

  @Test func `attention weighs all rows of all frames, in sum by 1`() throws {
    let specification = EmotionArchitecture.cnnBiLSTMAttention.specification(labelCount: 7)
    let network = try Network(
      specification, weights: EngineAgreementTests.network(specification).weights())
    let features = try network.features(of: noise([2, 1, 48, 48]))
    let attention = try #require(
      try network.tailPass(of: features, pictureShape: [1, 48, 48]).attention)
    #expect(attention.count == 12 && attention.allSatisfy { $0 > 0 })
    #expect(attention.reduce(0, +).isApproximately(1))
  }
}

extension Float {
  /// Equal but for the rounding of sums.
  fileprivate func isApproximately(_ other: Float) -> Bool { abs(self - other) < 1e-4 }
}
