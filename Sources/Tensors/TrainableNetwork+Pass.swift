import CTorch
import Networks

extension TrainableNetwork {
  /// One run of an input through the layers.
  struct Pass {
    let network: TrainableNetwork
    /// Frames per clip, `T`.
    let frames: Int
    let training: Bool

    /// PyTorch's default: how far one batch moves the running statistics.
    static let momentum = 0.1

    func run(_ layers: [Layer], _ input: Tensor) throws -> Tensor {
      var x = input
      var rest = layers[...]
      while let layer = rest.popFirst() {
        if case .batchNormalization(let name, _, let epsilon) = layer, rest.first == .relu {
          rest.removeFirst()
          x = try normalized(x, name, epsilon, rectified: true)
        } else {
          x = try run(layer, x)
        }
      }
      return x
    }

    private func run(_ layer: Layer, _ x: Tensor) throws -> Tensor {
      switch layer {
      case .convolution(let name, _, _, _, let stride, let padding, let bias):
        return try made(
          "run '\(name)' on \(x.shape)",
          ct_convolution(
            x.handle, self[name, "weight"], bias ? self[name, "bias"] : nil, Int64(stride),
            Int64(padding)))  // [N·T, C, H, W]
      case .batchNormalization(let name, _, let epsilon):
        return try normalized(x, name, epsilon, rectified: false)
      case .relu:
        return try x.relu()
      case .prelu(let name, _):
        return try made("run '\(name)' on \(x.shape)", ct_prelu(x.handle, self[name, "weight"]))
      case .residual(let body, let shortcut):
        return try run(body, x) + run(shortcut, x)
      case .lstm(let name, _, let hidden, let bidirectional):
        return try recurrent(x, name, hidden, bidirectional)  // [N, L, D]
      case .attentionPooling(let name, _, _):
        return try attended(x, name)  // [N, D]
      case .dense(let name, _, _):
        return try dense(x, name, bias: true)
      case .dropout(let rate):
        guard training, rate > 0 else { return x }
        return try made("drop features", ct_dropout(x.handle, rate, network.generator.handle))
      case .softmax:
        return try x.softmax(over: 1)
      case .maxPooling, .averagePooling, .meanPooling, .flatten, .flattenTransposed, .rowsAsTokens,
        .framesAsTokens:
        return try rearranged(x, layer)
      }
    }

    /// The layers without parameters that change the shape.
    private func rearranged(_ x: Tensor, _ layer: Layer) throws -> Tensor {
      let shape = x.shape
      switch layer {
      case .maxPooling(let kernel, let stride, let padding, let ceilMode):
        return try made(
          "pool \(shape)",
          ct_max_pooling(x.handle, Int64(kernel), Int64(stride), Int64(padding), ceilMode ? 1 : 0))
      case .averagePooling(let kernel, let stride):
        return try made("pool \(shape)", ct_average_pooling(x.handle, Int64(kernel), Int64(stride)))
      case .meanPooling:
        return try x.mean(over: 1)  // [N, D]
      case .flatten:
        return try x.reshaped([shape[0], -1])  // [N·T, D]
      case .flattenTransposed:
        return try x.permuted([0, 3, 2, 1]).reshaped([shape[0], -1])  // [N·T, D]
      case .rowsAsTokens:
        return try x.permuted([0, 2, 1, 3])  // [N·T, H, C, W]
          .reshaped([shape[0] / frames, frames * shape[2], shape[1] * shape[3]])  // [N, T·H, C·W]
      case .framesAsTokens:
        return try x.reshaped([shape[0] / frames, frames, -1])  // [N, T, C·H·W]
      default:
        preconditionFailure("\(layer) has parameters")
      }
    }

    private func normalized(
      _ x: Tensor, _ name: String, _ epsilon: Double, rectified: Bool
    ) throws -> Tensor {
      try made(
        "run '\(name)' on \(x.shape)",
        ct_batch_normalization(
          x.handle, self[name, "weight"], self[name, "bias"], self[name, "running_mean"],
          self[name, "running_var"], training ? 1 : 0, Self.momentum, epsilon,
          rectified ? 1 : 0))
    }

    private func dense(_ x: Tensor, _ name: String, bias: Bool) throws -> Tensor {
      try made(
        "run '\(name)' on \(x.shape)",
        ct_dense(x.handle, self[name, "weight"], bias ? self[name, "bias"] : nil))
    }

    private func recurrent(
      _ x: Tensor, _ name: String, _ hidden: Int, _ bidirectional: Bool
    ) throws -> Tensor {
      let parts = (bidirectional ? ["", "_reverse"] : [""]).flatMap { direction in
        ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"].map { $0 + direction }
      }
      let parameters = parts.map { Optional(self[name, $0]) }
      return try made(
        "run '\(name)' on \(x.shape)",
        ct_lstm(x.handle, parameters, Int64(hidden), bidirectional ? 1 : 0, training ? 1 : 0))
    }

    /// Additive attention (Bahdanau et al. 2015): softmax over L of vᵀ·tanh(W·x + b) weighs tokens.
    private func attended(_ x: Tensor, _ name: String) throws -> Tensor {
      let hidden = try dense(x, "\(name).projection", bias: true).tanh()  // [N, L, hidden]
      let weights = try dense(hidden, "\(name).score", bias: false).softmax(over: 1)  // [N, L, 1]
      return try (x * weights).sum(over: 1)  // [N, D]
    }

    private subscript(name: String, part: String) -> ct_tensor {
      network.tensors["\(name).\(part)"]!.handle
    }
  }
}
