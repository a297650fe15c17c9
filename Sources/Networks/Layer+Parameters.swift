/// One named array of numbers that a layer needs.
public struct LayerParameter: Equatable, Sendable {
  /// Its name in a weight file: PyTorch's `state_dict` key.
  public let name: String
  /// Its dimensions, outermost first.
  public let shape: [Int]
  /// Whether training changes it; false for batch normalisation's running statistics.
  public let isTrained: Bool

  init(_ name: String, _ shape: [Int], isTrained: Bool = true) {
    self.name = name
    self.shape = shape
    self.isTrained = isTrained
  }

  /// How many numbers it has.
  public var count: Int { shape.reduce(1, *) }
}

extension Layer {
  /// The parameters that the layer needs, in PyTorch's order.
  public var parameters: [LayerParameter] {
    switch self {
    case .convolution(let name, let inputs, let outputs, let kernel, _, _, let bias):
      [.init("\(name).weight", [outputs, inputs, kernel, kernel])]
        + (bias ? [.init("\(name).bias", [outputs])] : [])
    case .batchNormalization(let name, let channels, _):
      [
        .init("\(name).weight", [channels]), .init("\(name).bias", [channels]),
        .init("\(name).running_mean", [channels], isTrained: false),
        .init("\(name).running_var", [channels], isTrained: false),
      ]
    case .prelu(let name, let channels): [.init("\(name).weight", [channels])]
    case .residual(let body, let shortcut): (body + shortcut).flatMap(\.parameters)
    case .lstm(let name, let inputs, let hidden, let bidirectional):
      (bidirectional ? ["", "_reverse"] : [""]).flatMap { direction in
        // Four gates each, in the order input, forget, cell, output.
        [
          LayerParameter("\(name).weight_ih_l0\(direction)", [4 * hidden, inputs]),
          LayerParameter("\(name).weight_hh_l0\(direction)", [4 * hidden, hidden]),
          LayerParameter("\(name).bias_ih_l0\(direction)", [4 * hidden]),
          LayerParameter("\(name).bias_hh_l0\(direction)", [4 * hidden]),
        ]
      }
    case .attentionPooling(let name, let features, let hidden):
      [
        .init("\(name).projection.weight", [hidden, features]),
        .init("\(name).projection.bias", [hidden]), .init("\(name).score.weight", [1, hidden]),
      ]
    case .dense(let name, let inputs, let outputs):
      [.init("\(name).weight", [outputs, inputs]), .init("\(name).bias", [outputs])]
    case .relu, .maxPooling, .averagePooling, .flatten, .flattenTransposed, .rowsAsTokens,
      .framesAsTokens, .meanPooling, .dropout, .softmax:
      []
    }
  }
}
