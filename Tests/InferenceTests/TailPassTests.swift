import Inference
import Networks
import Testing

@Suite struct TailPassTests {
  private func network(_ trunk: [Layer], features: Int) throws -> Network {
    let specification = NetworkSpecification(
      name: "by hand", inputChannels: 1, trunk: trunk,
      heads: [
        .init(
          name: "logits",
          layers: [.dense(name: "classifier", inputFeatures: features, outputFeatures: 1)])
      ])
    let weights = (0..<features).map { Float($0 + 1) }
    return try Network(
      specification,
      weights: [
        "classifier.weight": .init(shape: [1, features], values: weights),
        "classifier.bias": .init(shape: [1], values: [0.5]),
      ])
  }

  @Test func `a pass small enough to follow by hand is right`() throws {
    let network = try network([.rowsAsTokens, .meanPooling], features: 2)
    let features = try network.features(
      of: FloatArray(shape: [1, 1, 2, 2], values: [1, 2, 3, 4]))
    let pass = try network.tailPass(of: features, pictureShape: [1, 2, 2])
    // The rows' mean is (2, 3); 1·2 + 2·3 + 0.5.
    #expect(pass.outputs == [8.5])
    let trace = pass.trace(of: 0)
    #expect(trace.gradients == [FloatArray(shape: [1, 2, 2], values: [0.5, 1, 0.5, 1])])
    #expect(trace.contributions == [2.5, 5.5])
    #expect(pass.maps == [FloatArray(shape: [1, 2, 2], values: [1, 2, 3, 4])])
  }

  @Test func `a network whose maps are not read frame by frame has no pass`() throws {
    let network = try network([.flattenTransposed], features: 4)
    let features = try network.features(
      of: FloatArray(shape: [1, 1, 2, 2], values: [1, 2, 3, 4]))
    #expect(throws: InferenceError.noFeatureMaps(network: "by hand")) {
      try network.tailPass(of: features, pictureShape: [1, 2, 2])
    }
  }

  @Test func `a layer without a way back is named`() throws {
    let network = try network([.flatten, .softmax], features: 4)
    let features = try network.features(
      of: FloatArray(shape: [1, 1, 2, 2], values: [1, 2, 3, 4]))
    #expect(throws: InferenceError.noReverse(layer: "softmax")) {
      try network.tailPass(of: features, pictureShape: [1, 2, 2])
    }
  }

  @Test(arguments: [
    InferenceError.noFeatureMaps(network: "cnn"), .noReverse(layer: "softmax"),
  ])
  func `each error says what can't be explained and what can`(error: InferenceError) {
    #expect(error.errorDescription?.contains("cnn") != error.errorDescription?.contains("softmax"))
    #expect(error.recoverySuggestion?.contains("cnn-bilstm") == true)
  }
}
