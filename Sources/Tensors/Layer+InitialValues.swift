import Networks

extension Layer {
  /// The parameters of the layer, each with its start, in PyTorch's order.
  var startingParameters: [(parameter: LayerParameter, start: InitialValues)] {
    switch self {
    case .convolution(_, let inputs, _, let kernel, _, _, _):
      parameters.map { ($0, .fan(in: inputs * kernel * kernel)) }
    case .batchNormalization(let name, _, _):
      parameters.map { parameter in
        let isScale = ["\(name).weight", "\(name).running_var"].contains(parameter.name)
        return (parameter, .constant(isScale ? 1 : 0))
      }
    case .prelu:
      parameters.map { ($0, .constant(0.25)) }
    case .residual(let body, let shortcut):
      (body + shortcut).flatMap(\.startingParameters)
    case .lstm(_, _, let hidden, _):
      parameters.map { ($0, .fan(in: hidden)) }
    case .attentionPooling(let name, let features, let hidden):
      parameters.map {
        ($0, .fan(in: $0.name.hasPrefix("\(name).projection.") ? features : hidden))
      }
    case .dense(_, let inputs, _):
      parameters.map { ($0, .fan(in: inputs)) }
    case .relu, .maxPooling, .averagePooling, .flatten, .flattenTransposed, .rowsAsTokens,
      .framesAsTokens, .meanPooling, .dropout, .softmax:
      []
    }
  }
}
