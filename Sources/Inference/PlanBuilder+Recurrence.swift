import COneDNN
import Networks

extension PlanBuilder {
  /// `[N, L, D]` → `[N, L, hidden]`, or `[N, L, 2·hidden]`: the forward direction's features first.
  ///
  /// PyTorch's gates i, f, g, o are oneDNN's i, f, c̃, o, in the same order.
  mutating func lstm(
    _ name: String, _ value: Memory, inputs: Int, hidden: Int, bidirectional: Bool
  ) throws -> Memory {
    let title = "LSTM “\(name)”"
    let shape = value.layout.shape
    let (count, length) = (shape[0], shape[1])
    let directions = bidirectional ? 2 : 1
    let features = directions * hidden
    // oneDNN's dimensions are [L, N, D]; in memory the clip comes first.
    let source = try Layout([length, count, inputs], order: [1, 0, 2])
    let target = try Layout([length, count, features], order: [1, 0, 2])
    let (layer, iteration) = (
      [1, directions, inputs, 4, hidden], [1, directions, hidden, 4, hidden]
    )
    let bias = try Layout([1, directions, 4, hidden])
    var descriptor = dnnl_rnn_desc_t()
    let (anyLayer, anyIteration) = (try Layout.any(layer), try Layout.any(iteration))
    try check(
      withPointers(source, anyLayer, anyIteration, bias) { source, layer, iteration, bias in
        withPointers(target) {
          dnnl_lstm_forward_desc_init(
            &descriptor, dnnl_forward_inference,
            bidirectional ? dnnl_bidirectional_concat : dnnl_unidirectional_left2right, source,
            nil, nil, layer, iteration, bias, $0, nil, nil, dnnl_rnn_flags_undef.rawValue)
        }
      }, title)
    let primitive = try Primitive(title, descriptor, engine: engine)

    let result = try memory(Layout([count, length, features]))
    let order = [0, 1, 3, 4, 2]  // a file's matrices are [4·hidden, inputs]
    let weightsLayer = try store.memory(
      "\(name).weight_ih", stacked("\(name).weight_ih_l0", bidirectional),
      from: Layout(layer, order: order), to: primitive.layout(dnnl_query_weights_md, 0))
    let weightsIteration = try store.memory(
      "\(name).weight_hh", stacked("\(name).weight_hh_l0", bidirectional),
      from: Layout(iteration, order: order), to: primitive.layout(dnnl_query_weights_md, 1))
    let biases = try store.memory(
      "\(name).bias", summedBiases(name, bidirectional), from: bias, to: bias)
    try run(
      primitive,
      [
        (DNNL_ARG_SRC_0, try viewed(value, as: source)),
        (DNNL_ARG_DST_0, try viewed(result, as: target)), (DNNL_ARG_WEIGHTS_0, weightsLayer),
        (DNNL_ARG_WEIGHTS_1, weightsIteration), (DNNL_ARG_BIAS, biases),
      ])
    return result
  }

  /// Both directions' numbers, one after the other.
  private func stacked(_ name: String, _ bidirectional: Bool) -> FloatArray {
    let values = (bidirectional ? ["", "_reverse"] : [""]).flatMap {
      weights[name + $0]?.values ?? []
    }
    return FloatArray(shape: [values.count], values: values)
  }

  /// PyTorch has two biases per gate, which are only ever added.
  private func summedBiases(_ name: String, _ bidirectional: Bool) -> FloatArray {
    let (first, second) = (
      stacked("\(name).bias_ih_l0", bidirectional), stacked("\(name).bias_hh_l0", bidirectional)
    )
    return FloatArray(
      shape: first.shape, values: zip(first.values, second.values).map { $0 + $1 })
  }
}
