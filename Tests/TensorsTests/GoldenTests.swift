import Networks
import Tensors
import Testing

@Suite struct GoldenTests {
  /// The layers of each case, by its name in the fixture.
  static let layers: [String: [Layer]] = [
    "convolution": [
      .convolution(
        name: "conv", inputChannels: 2, outputChannels: 3, kernel: 3, stride: 2, padding: 1)
    ],
    "convolution without bias": [
      .convolution(name: "conv", inputChannels: 1, outputChannels: 3, kernel: 3, bias: false)
    ],
    "normalization in training": [.batchNormalization(name: "norm", channels: 3)],
    "normalization in use": [.batchNormalization(name: "norm", channels: 3)],
    "normalization with relu": [.batchNormalization(name: "norm", channels: 3), .relu],
    "relu": [.relu],
    "prelu": [.prelu(name: "slope", channels: 2)],
    "prelu of features": [.flatten, .prelu(name: "slope", channels: 8)],
    "max pooling": [.maxPooling(kernel: 3, stride: 2, ceilMode: true)],
    "padded max pooling": [.maxPooling(kernel: 3, stride: 2, padding: 1)],
    "average pooling": [.averagePooling(kernel: 2, stride: 2)],
    "residual": [
      .residual(
        body: [
          .convolution(
            name: "body", inputChannels: 2, outputChannels: 4, kernel: 3, stride: 2, padding: 1)
        ],
        shortcut: [
          .convolution(
            name: "shortcut", inputChannels: 2, outputChannels: 4, kernel: 1, stride: 2, bias: false
          )
        ])
    ],
    "identity residual": [
      .residual(body: [
        .convolution(name: "conv", inputChannels: 2, outputChannels: 2, kernel: 3, padding: 1),
        .relu,
      ])
    ],
    "flatten": [.flatten, .dense(name: "dense", inputFeatures: 12, outputFeatures: 2)],
    "flatten transposed": [
      .flattenTransposed, .dense(name: "dense", inputFeatures: 12, outputFeatures: 2),
    ],
    "frames as tokens": [
      .framesAsTokens, .meanPooling,
      .dense(name: "dense", inputFeatures: 24, outputFeatures: 2),
    ],
    "lstm": [
      .rowsAsTokens, .lstm(name: "lstm", inputFeatures: 6, hiddenFeatures: 4, bidirectional: false),
    ],
    "lstm in both directions": [
      .rowsAsTokens, .lstm(name: "lstm", inputFeatures: 6, hiddenFeatures: 4, bidirectional: true),
    ],
    "lstm in use": [
      .rowsAsTokens, .lstm(name: "lstm", inputFeatures: 6, hiddenFeatures: 4, bidirectional: true),
    ],
    "attention": [
      .rowsAsTokens, .attentionPooling(name: "attention", features: 6, hiddenFeatures: 3),
    ],
    "dense over tokens": [
      .rowsAsTokens, .dense(name: "dense", inputFeatures: 6, outputFeatures: 2),
    ],
    "softmax": [.softmax],
  ]

  @Test func `every case of the fixture has its layers here`() throws {
    #expect(try Set(Golden.load().layers.map(\.name)) == Set(Self.layers.keys))
  }

  @Test(arguments: layers.keys.sorted())
  func `a layer and its gradients equal PyTorch's`(name: String) throws {
    let golden = try Golden.load()
    let expected = try #require(golden.layers.first { $0.name == name })
    let layers = try #require(Self.layers[name])
    let network = try TrainableNetwork(
      specification: NetworkSpecification(
        name: name, inputChannels: expected.input.shape.suffix(3).first!, trunk: layers,
        heads: [.init(name: "result", layers: [])]), seed: 1)
    try network.load(expected.weights.mapValues(\.array))
    let input = try Tensor(expected.input.array)
    try input.requireGradient()

    let output = try network.forward(input, training: expected.training)["result"]!
    try (output * Tensor(expected.probe.array)).sum().backward()

    golden.expect(try output.array(), expected.output, "output")
    let gradient = try #require(try input.gradient())
    golden.expect(try gradient.array(), expected.inputGradient, "gradient of the input")
    #expect(Set(network.parameters.map(\.name)) == Set(expected.gradients.keys))
    for parameter in network.parameters {
      let gradient = try #require(try parameter.tensor.gradient())
      golden.expect(
        try gradient.array(), expected.gradients[parameter.name]!,
        "gradient of \(parameter.name)")
    }
    for (name, weights) in try network.weights() {
      golden.expect(weights, expected.weightsAfter[name]!, "\(name) afterwards")
    }
  }

  @Test func `losses and their gradients equal PyTorch's`() throws {
    let golden = try Golden.load()
    let losses = golden.losses
    for expected in losses.cases {
      let logits = try Tensor(losses.logits.array)
      try logits.requireGradient()
      let loss = try CrossEntropy(
        labelSmoothing: expected.smoothing, classWeights: expected.classWeights)
      let value =
        expected.soft
        ? try loss(logits, targets: Tensor(losses.targets.array))
        : try loss(logits, labels: losses.labels)
      try value.backward()
      #expect(abs(try value.number() - expected.loss) < golden.manifest.absolute)
      golden.expect(try logits.gradient()!.array(), expected.gradient, "gradient of the logits")
    }
  }

  @Test(arguments: ["AdamW", "clipped AdamW", "SGD"])
  func `steps of an optimiser equal PyTorch's`(name: String) throws {
    let golden = try Golden.load()
    let expected = try #require(golden.optimizers.first { $0.name == name })
    let network = try TrainableNetwork(
      specification: NetworkSpecification(
        name: name, inputChannels: 3,
        trunk: [.flatten, .dense(name: "dense", inputFeatures: 3, outputFeatures: 4)],
        heads: [.init(name: "logits", layers: [])]), seed: 1)
    try network.load(expected.weights.mapValues(\.array))
    let isSGD = name == "SGD"
    let optimizer: any Optimizer =
      isSGD
      ? try SGD(network.parameters, weightDecay: 0.05)
      : try AdamW(network.parameters, weightDecay: 0.1)
    let input = try Tensor(expected.input.array)
    for norm in expected.norms {
      let logits = try network.forward(input, training: true)["logits"]!
      try network.clearGradients()
      try CrossEntropy()(logits, labels: expected.labels).backward()
      #expect(abs(try optimizer.clipGradients(toNorm: expected.clip) - norm) < 1e-5)
      try optimizer.step(learningRate: isSGD ? 0.1 : 0.05)
    }
    for (name, weights) in try network.weights() {
      golden.expect(weights, expected.weightsAfter[name]!, name)
    }
  }
}
