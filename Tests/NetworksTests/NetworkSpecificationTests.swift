import Foundation
import Networks
import Testing

/// A network with every kind of layer.
private let everything = NetworkSpecification(
  name: "everything", inputChannels: 1,
  trunk: [
    .convolution(
      name: "c1", inputChannels: 1, outputChannels: 4, kernel: 3, padding: 1, bias: false),
    .batchNormalization(name: "n1", channels: 4), .relu,
    .residual(
      body: [.convolution(name: "c2", inputChannels: 4, outputChannels: 4, kernel: 1)],
      shortcut: []), .prelu(name: "p", channels: 4),
    .maxPooling(kernel: 2, stride: 2, ceilMode: true), .averagePooling(kernel: 2, stride: 1),
    .rowsAsTokens, .lstm(name: "l", inputFeatures: 8, hiddenFeatures: 3, bidirectional: true),
    .attentionPooling(name: "a", features: 6, hiddenFeatures: 5), .dropout(rate: 0.5),
  ],
  heads: [
    .init(
      name: "logits", layers: [.dense(name: "d", inputFeatures: 6, outputFeatures: 7), .softmax])
  ])

@Test func parametersHavePyTorchsNamesAndShapes() {
  #expect(
    everything.parameters.map { "\($0.name) \($0.shape)" } == [
      "c1.weight [4, 1, 3, 3]", "n1.weight [4]", "n1.bias [4]", "n1.running_mean [4]",
      "n1.running_var [4]", "c2.weight [4, 4, 1, 1]", "c2.bias [4]", "p.weight [4]",
      "l.weight_ih_l0 [12, 8]", "l.weight_hh_l0 [12, 3]", "l.bias_ih_l0 [12]", "l.bias_hh_l0 [12]",
      "l.weight_ih_l0_reverse [12, 8]", "l.weight_hh_l0_reverse [12, 3]",
      "l.bias_ih_l0_reverse [12]", "l.bias_hh_l0_reverse [12]", "a.projection.weight [5, 6]",
      "a.projection.bias [5]", "a.score.weight [1, 5]", "d.weight [7, 6]", "d.bias [7]",
    ])
  #expect(everything.parameterCount == 36 + 8 + 20 + 4 + 2 * (96 + 36 + 24) + 30 + 5 + 5 + 49)
}

@Test func shapesFollowTheClipThroughTheLayers() throws {
  #expect(try everything.outputShapes(of: [2, 3, 1, 5, 5]) == ["logits": [2, 7]])
  #expect(try everything.outputShapes(of: [2, 1, 5, 5]) == ["logits": [2, 7]])
}

@Test func multiplyAddsAreCountedByHand() throws {
  // 5×5 pixels; pooled to 3×3, then 2×2: 2 tokens of 8 features per frame.
  let perFrame = 36 * 25 + 16 * 25
  let perToken = 2 * (96 + 36) + 30 + 5
  #expect(try everything.multiplyAdds(height: 5, width: 5) == perFrame + 2 * perToken + 42)
  #expect(
    try everything.multiplyAdds(frames: 3, height: 5, width: 5)
      == 3 * (perFrame + 2 * perToken) + 42)
}

@Test(arguments: [
  ([1, 2, 5, 5], "network “everything”"), ([1, 5, 5], "network “everything”"),
  ([1, 1, 5, 9], "LSTM “l”"), ([1, 1, 1, 1], "average pooling"),
  ([0, 1, 5, 5], "network “everything”"),
])
func anUnfitInputNamesTheLayer(shape: [Int], layer: String) {
  let error = #expect(throws: NetworksError.self) { try everything.outputShapes(of: shape) }
  #expect(error?.errorDescription?.hasPrefix(layer) == true, "\(String(describing: error))")
}

/// Values of `torch.nn.MaxPool2d` 2.13, kernel, stride, padding → size of the side.
@Test(arguments: [
  (Window(kernel: 2, stride: 2), 5, 2), (Window(kernel: 2, stride: 2, ceilMode: true), 5, 3),
  (Window(kernel: 3, stride: 2, ceilMode: true), 22, 11),
  (Window(kernel: 3, stride: 2, ceilMode: true), 46, 23),
  (Window(kernel: 2, stride: 3, padding: 1, ceilMode: true), 4, 2),
  (Window(kernel: 2, stride: 3, ceilMode: true), 6, 2),
  (Window(kernel: 3, stride: 2, padding: 1), 7, 4), (Window(kernel: 3, stride: 1), 2, 0),
  (Window(kernel: 3, stride: 2, ceilMode: true), 2, 1), (Window(kernel: 2, stride: 2), 1, 0),
])
func windowsAreCountedAsPyTorchDoes(window: Window, length: Int, count: Int) {
  #expect(window.count(length) == count)
}

private func zeros(_ specification: NetworkSpecification) -> [String: FloatArray] {
  specification.parameters.reduce(into: [:]) {
    $0[$1.name] = .init(shape: $1.shape, values: .init(repeating: 0, count: $1.count))
  }
}

@Test func weightsAreCheckedNameByNameAndShapeByShape() throws {
  let right = zeros(everything)
  try everything.check(right)
  var weights = right
  weights["c2.bias"] = nil
  weights["d.bias"] = nil
  #expect(
    throws: NetworksError.missingWeights(network: "everything", first: "c2.bias", count: 2)
  ) { try everything.check(weights) }
  weights = right
  weights["d.weight"] = .init(shape: [6, 7], values: .init(repeating: 0, count: 42))
  #expect(
    throws: NetworksError.wrongShapes(
      network: "everything", first: "d.weight", found: [6, 7], expected: [7, 6], count: 1)
  ) { try everything.check(weights) }
  weights = right
  weights["z"] = .init(shape: [], values: [0])
  #expect(throws: NetworksError.unexpectedWeights(network: "everything", first: "z", count: 1)) {
    try everything.check(weights)
  }
}

@Test func theJSONOfAnArchitectureIsReadableAndStable() throws {
  let specification = NetworkSpecification(
    name: "small", inputChannels: 1,
    trunk: [
      .convolution(
        name: "conv", inputChannels: 1, outputChannels: 2, kernel: 3, padding: 1, bias: false),
      .batchNormalization(name: "norm", channels: 2), .relu,
      .maxPooling(kernel: 2, stride: 2), .rowsAsTokens,
      .lstm(name: "lstm", inputFeatures: 4, hiddenFeatures: 3, bidirectional: true), .meanPooling,
    ],
    heads: [
      .init(name: "logits", layers: [.dense(name: "out", inputFeatures: 6, outputFeatures: 5)])
    ])
  let json =
    #"{"heads":[{"layers":[{"dense":{"inputFeatures":6,"name":"out","outputFeatures":5}}],"#
    + #""name":"logits"}],"inputChannels":1,"name":"small","trunk":["#
    + #"{"convolution":{"bias":false,"inputChannels":1,"kernel":3,"name":"conv","#
    + #""outputChannels":2,"padding":1,"stride":1}},"#
    + #"{"batchNormalization":{"channels":2,"epsilon":1e-05,"name":"norm"}},{"relu":{}},"#
    + #"{"maxPooling":{"ceilMode":false,"kernel":2,"padding":0,"stride":2}},{"rowsAsTokens":{}},"#
    + #"{"lstm":{"bidirectional":true,"hiddenFeatures":3,"inputFeatures":4,"name":"lstm"}},"#
    + #"{"meanPooling":{}}]}"#
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  #expect(String(decoding: try encoder.encode(specification), as: UTF8.self) == json)
  #expect(
    try JSONDecoder().decode(NetworkSpecification.self, from: Data(json.utf8)) == specification)
}
