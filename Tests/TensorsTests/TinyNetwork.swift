import Networks
import Tensors

/// A network with every kind of trouble in little: convolution, norm, LSTM, attention, dropout.
let tinyNetwork = NetworkSpecification(
  name: "tiny", inputChannels: 1,
  trunk: [
    .convolution(
      name: "conv", inputChannels: 1, outputChannels: 4, kernel: 3, stride: 2, padding: 1,
      bias: false),
    .batchNormalization(name: "norm", channels: 4), .relu, .maxPooling(kernel: 2, stride: 2),
    .rowsAsTokens,
    .lstm(name: "lstm", inputFeatures: 12, hiddenFeatures: 5, bidirectional: true),
    .attentionPooling(name: "attention", features: 10, hiddenFeatures: 6),
  ],
  heads: [
    .init(
      name: "logits",
      layers: [
        .dropout(rate: 0.3), .dense(name: "classifier", inputFeatures: 10, outputFeatures: 3),
      ])
  ])

/// Numbers without a pattern, the same on each run, in -1..<1.
func noise(_ shape: [Int], seed: UInt64 = 1) -> FloatArray {
  var state = seed
  let values = (0..<shape.reduce(1, *)).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(Int32(truncatingIfNeeded: state >> 32)) / Float(1 << 31)
  }
  return FloatArray(shape: shape, values: values)
}

/// A network in training with its optimiser, on the same eight clips again and again.
struct Lesson {
  let network: TrainableNetwork
  let optimizer: any Optimizer
  let input: Tensor
  let labels: [Int]
  let loss: CrossEntropy

  init(
    _ specification: NetworkSpecification = tinyNetwork, input: [Int] = [8, 2, 1, 12, 12],
    classes: Int = 3, seed: UInt64 = 7,
    optimizer: ([TrainableNetwork.Parameter]) throws -> any Optimizer = { try AdamW($0) }
  ) throws {
    network = try TrainableNetwork(specification: specification, seed: seed)
    self.optimizer = try optimizer(network.parameters)
    self.input = try Tensor(noise(input))
    labels = (0..<input[0]).map { $0 % classes }
    loss = try CrossEntropy(labelSmoothing: 0.05)
  }

  /// Trains some steps; gives the loss of each.
  func learn(
    steps: Int, rate: Double = 0.01, precision: Precision = .float32
  ) throws -> [Float] {
    try (0..<steps).map { _ in
      let logits = try network.forward(input, training: true, precision: precision)["logits"]!
      let loss = try loss(logits, labels: labels)
      try network.clearGradients()
      try loss.backward()
      try optimizer.clipGradients(toNorm: 5)
      try optimizer.step(learningRate: rate)
      return try loss.number()
    }
  }

  /// The share of the clips that the network knows.
  func accuracy() throws -> Double {
    let answers = try withoutGradients {
      try network.forward(input, training: false)["logits"]!.argmax(over: 1).integers()
    }
    return Double(zip(answers, labels).count { $0 == $1 }) / Double(labels.count)
  }
}
