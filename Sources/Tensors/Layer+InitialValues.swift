import Networks

/// One array of a layer: its name in the weight file, shape and start.
struct LayerArray {
  let name: String
  let shape: [Int]
  let initial: InitialValues
  /// False for running statistics, which are kept but not learnt.
  var learns = true
}

extension Layer {
  /// The arrays of the layer and of those inside it, in PyTorch's order.
  var arrays: [LayerArray] {
    switch self {
    case .convolution(let name, let inputs, let outputs, let kernel, _, _, let bias):
      let start = InitialValues.fan(in: inputs * kernel * kernel)
      let weight = LayerArray(
        name: "\(name).weight", shape: [outputs, inputs, kernel, kernel], initial: start)
      return bias
        ? [weight, LayerArray(name: "\(name).bias", shape: [outputs], initial: start)] : [weight]
    case .batchNormalization(let name, let channels, _):
      return Self.normalizationArrays(name, channels)
    case .prelu(let name, let channels):
      return [LayerArray(name: "\(name).weight", shape: [channels], initial: .constant(0.25))]
    case .residual(let body, let shortcut):
      return body.flatMap(\.arrays) + shortcut.flatMap(\.arrays)
    case .lstm(let name, let inputs, let hidden, let bidirectional):
      return Self.lstmArrays(name, inputs, hidden, bidirectional)
    case .attentionPooling(let name, let features, let hidden):
      return Self.denseArrays("\(name).projection", features, hidden)
        + [
          LayerArray(
            name: "\(name).score.weight", shape: [1, hidden], initial: .fan(in: hidden))
        ]
    case .dense(let name, let inputs, let outputs):
      return Self.denseArrays(name, inputs, outputs)
    case .relu, .maxPooling, .averagePooling, .flatten, .flattenTransposed, .rowsAsTokens,
      .framesAsTokens, .meanPooling, .dropout, .softmax:
      return []
    }
  }

  private static func denseArrays(_ name: String, _ inputs: Int, _ outputs: Int) -> [LayerArray] {
    let start = InitialValues.fan(in: inputs)
    return [
      LayerArray(name: "\(name).weight", shape: [outputs, inputs], initial: start),
      LayerArray(name: "\(name).bias", shape: [outputs], initial: start),
    ]
  }

  private static func normalizationArrays(_ name: String, _ channels: Int) -> [LayerArray] {
    [("weight", 1, true), ("bias", 0, true), ("running_mean", 0, false), ("running_var", 1, false)]
      .map { (part: String, value: Float, learns: Bool) in
        LayerArray(
          name: "\(name).\(part)", shape: [channels], initial: .constant(value), learns: learns)
      }
  }

  /// Four gates of `hidden` rows each, in the order input, forget, cell, output.
  private static func lstmArrays(
    _ name: String, _ inputs: Int, _ hidden: Int, _ bidirectional: Bool
  ) -> [LayerArray] {
    let parts = [
      ("weight_ih_l0", [4 * hidden, inputs]), ("weight_hh_l0", [4 * hidden, hidden]),
      ("bias_ih_l0", [4 * hidden]), ("bias_hh_l0", [4 * hidden]),
    ]
    return (bidirectional ? ["", "_reverse"] : [""]).flatMap { direction in
      parts.map { part, shape in
        LayerArray(
          name: "\(name).\(part)\(direction)", shape: shape, initial: .fan(in: hidden))
      }
    }
  }
}
