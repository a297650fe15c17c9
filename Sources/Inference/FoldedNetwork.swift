import Networks

/// An architecture and its weights without what inference doesn't need.
///
/// Batch normalisation y = γ·(x − μ)/√(σ² + ε) + β is linear once its statistics are fixed, so it
/// becomes part of the convolution before it (Jacob et al. 2018, eq. 14); dropout is the identity.
struct FoldedNetwork {
  private(set) var trunk: [Layer] = []
  private(set) var heads: [NetworkSpecification.Head] = []
  private(set) var weights: [String: FloatArray]
  /// Whether it runs on one picture at a time, whatever the batch.
  private(set) var isPicturewise = false

  init(_ specification: NetworkSpecification, weights: [String: FloatArray]) {
    self.weights = weights
    trunk = fold(specification.trunk)
    heads = specification.heads.map { .init(name: $0.name, layers: fold($0.layers)) }
  }

  /// The layers up to the first tokens or vectors, and the rest; nil when there are maps throughout.
  ///
  /// Tokens and vectors of pictures that were run one by one, put one after the other, are those of
  /// the batch.
  var parts: (pictures: FoldedNetwork, rest: FoldedNetwork)? {
    let end = trunk.firstIndex {
      [.flatten, .flattenTransposed, .rowsAsTokens, .framesAsTokens].contains($0)
    }
    guard let end else { return nil }
    var (pictures, rest) = (self, self)
    pictures.trunk = Array(trunk[...end])
    pictures.heads = [.init(name: "", layers: [])]
    pictures.isPicturewise = true
    rest.trunk = Array(trunk[(end + 1)...])
    return (pictures, rest)
  }

  private mutating func fold(_ layers: [Layer]) -> [Layer] {
    var folded: [Layer] = []
    for layer in layers {
      switch layer {
      case .dropout: continue
      case .residual(let body, let shortcut):
        folded.append(.residual(body: fold(body), shortcut: fold(shortcut)))
      case .batchNormalization(let name, let channels, let epsilon):
        let (scale, shift) = line(name, channels, epsilon)
        if case .convolution(
          let target, let inputs, let outputs, let kernel, let stride,
          let padding, let bias)? = folded.last
        {
          fold(scale, shift, into: target, bias: bias)
          folded[folded.count - 1] = .convolution(
            name: target, inputChannels: inputs, outputChannels: outputs, kernel: kernel,
            stride: stride, padding: padding, bias: true)
        } else {
          folded.append(standAlone(name, scale, shift))
        }
      default: folded.append(layer)
      }
    }
    return folded
  }

  /// The normalisation as x ↦ scale·x + shift, per channel.
  private func line(
    _ name: String, _ channels: Int, _ epsilon: Double
  ) -> (scale: [Float], shift: [Float]) {
    let values = { (part: String) in
      weights["\(name).\(part)"]?.values ?? [Float](repeating: 0, count: channels)
    }
    let (gamma, beta) = (values("weight"), values("bias"))
    let (mean, variance) = (values("running_mean"), values("running_var"))
    let scale = (0..<channels).map {
      Float(Double(gamma[$0]) / (Double(variance[$0]) + epsilon).squareRoot())
    }
    return (scale, (0..<channels).map { beta[$0] - mean[$0] * scale[$0] })
  }

  private mutating func fold(
    _ scale: [Float], _ shift: [Float], into name: String, bias: Bool
  ) {
    guard let weight = weights["\(name).weight"] else { return }
    let perChannel = weight.values.count / scale.count
    var values = weight.values
    for index in values.indices { values[index] *= scale[index / perChannel] }
    let old = weights["\(name).bias"]?.values ?? .init(repeating: 0, count: scale.count)
    weights["\(name).weight"] = FloatArray(shape: weight.shape, values: values)
    weights["\(name).bias"] = FloatArray(
      shape: [scale.count], values: scale.indices.map { old[$0] * scale[$0] + shift[$0] })
  }

  /// A normalisation that follows no convolution, as a 1×1 convolution of its own.
  private mutating func standAlone(_ name: String, _ scale: [Float], _ shift: [Float]) -> Layer {
    let channels = scale.count
    var diagonal = [Float](repeating: 0, count: channels * channels)
    for channel in 0..<channels { diagonal[channel * (channels + 1)] = scale[channel] }
    weights["\(name).weight"] = FloatArray(shape: [channels, channels, 1, 1], values: diagonal)
    weights["\(name).bias"] = FloatArray(shape: [channels], values: shift)
    return .convolution(
      name: name, inputChannels: channels, outputChannels: channels, kernel: 1)
  }
}
