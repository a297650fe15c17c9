import Foundation
import Inference
import Networks
import Testing

private let tiny = NetworkSpecification(
  name: "tiny", inputChannels: 1,
  trunk: [.convolution(name: "c", inputChannels: 1, outputChannels: 1, kernel: 1, bias: true)],
  heads: [.init(name: "out", layers: [.relu])])

@Test func aNetworkSmallEnoughToFollowByHandIsRight() throws {
  let network = try Network(
    tiny,
    weights: [
      "c.weight": .init(shape: [1, 1, 1, 1], values: [2]),
      "c.bias": .init(shape: [1], values: [-3]),
    ])
  let result = try network(.init(shape: [1, 1, 1, 3], values: [1, 2, 5]))
  #expect(result == ["out": .init(shape: [1, 1, 1, 3], values: [0, 1, 7])])
}

@Test func weightsOfAnotherArchitectureAreRefused() {
  #expect(throws: NetworksError.missingWeights(network: "tiny", first: "c.weight", count: 2)) {
    try Network(tiny, weights: [:])
  }
}

@Test(arguments: [[1, 2, 3, 3], [1, 3, 3], [0, 1, 3, 3]])
func anInputOfAnotherShapeIsRefused(shape: [Int]) throws {
  let weights = [
    "c.weight": FloatArray(shape: [1, 1, 1, 1], values: [2]),
    "c.bias": FloatArray(shape: [1], values: [0]),
  ]
  let network = try Network(tiny, weights: weights)
  let input = FloatArray(shape: shape, values: .init(repeating: 0, count: shape.reduce(1, *)))
  #expect(throws: NetworksError.self) { try network(input) }
}

@Test(arguments: [
  InferenceError.engine(building: "convolution “c”", status: "out of memory"),
  .engine(building: "convolution “c”", status: "not implemented"),
])
func everyErrorSaysWhatHappenedAndWhatToDo(error: InferenceError) {
  #expect(error.errorDescription?.contains("convolution “c”") == true)
  #expect(error.recoverySuggestion?.isEmpty == false)
}
