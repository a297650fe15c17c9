import COneDNN
import Networks

/// Layers over maps `[N, C, H, W]`; between them oneDNN chooses how the numbers lie.
extension PlanBuilder {
  mutating func convolution(
    _ layer: Layer, _ value: Memory, _ finish: Primitive.Finish?
  ) throws -> Memory {
    guard
      case .convolution(
        let name, let inputs, let outputs, let kernel, let stride,
        let padding, let hasBias) = layer
    else { return value }
    let shape = value.layout.shape
    let output = try layer.outputShape(of: shape, frames: frames)
    let weightShape = [outputs, inputs, kernel, kernel]
    let bias = try Layout([outputs])
    // Winograd's algorithm (Lavin and Gray 2016) needs 2.25 times fewer multiplications. Which
    // variant oneDNN takes depends on the batch, so it is for one picture at a time only.
    let algorithms =
      picturewise && kernel == 3 && stride == 1
      ? [dnnl_convolution_winograd, dnnl_convolution_direct] : [dnnl_convolution_direct]
    let primitive = try firstOf(algorithms) { algorithm in
      var descriptor = dnnl_convolution_desc_t()
      let (strides, paddings) = (
        [dnnl_dim_t](repeating: .init(stride), count: 2),
        [dnnl_dim_t](repeating: .init(padding), count: 2)
      )
      try check(
        withPointers(try .any(shape), try .any(weightShape), bias, try .any(output)) {
          dnnl_convolution_forward_desc_init(
            &descriptor, dnnl_forward_inference, algorithm, $0, $1, hasBias ? $2 : nil, $3, strides,
            paddings, paddings)
        }, layer.title)
      return try Primitive(layer.title, descriptor, finish: finish, engine: engine)
    }

    let input = try reordered(value, to: primitive.layout(dnnl_query_src_md))
    let result = try memory(primitive.layout(dnnl_query_dst_md))
    var arguments = [
      (DNNL_ARG_SRC_0, input), (DNNL_ARG_DST_0, result),
      (
        DNNL_ARG_WEIGHTS_0,
        try parameter(
          "\(name).weight", Layout(weightShape), primitive.layout(dnnl_query_weights_md))
      ),
    ]
    if hasBias { arguments.append((DNNL_ARG_BIAS, try parameter("\(name).bias", bias, bias))) }
    try run(primitive, arguments)
    if input !== value { recycle(input) }
    return result
  }

  mutating func pooling(
    _ layer: Layer, _ algorithm: dnnl_alg_kind_t, _ window: Window, _ value: Memory
  ) throws -> Memory {
    let shape = value.layout.shape
    let output = try layer.outputShape(of: shape, frames: frames)
    // In ceil mode the last window may reach beyond the map: that is padding at the far end.
    let far = (2...3).map {
      dnnl_dim_t((output[$0] - 1) * window.stride + window.kernel - shape[$0] - window.padding)
    }
    let (strides, kernels) = (
      [dnnl_dim_t](repeating: .init(window.stride), count: 2),
      [dnnl_dim_t](repeating: .init(window.kernel), count: 2)
    )
    let near = [dnnl_dim_t](repeating: .init(window.padding), count: 2)
    var descriptor = dnnl_pooling_desc_t()
    let target = try Layout.any(output)
    try check(
      withPointers(value.layout, target) {
        dnnl_pooling_forward_desc_init(
          &descriptor, dnnl_forward_inference, algorithm, $0, $1, strides, kernels, near, far)
      }, layer.title)
    let primitive = try Primitive(layer.title, descriptor, engine: engine)
    let result = try memory(primitive.layout(dnnl_query_dst_md))
    try run(primitive, [(DNNL_ARG_SRC_0, value), (DNNL_ARG_DST_0, result)])
    return result
  }

  /// max(x, 0).
  mutating func relu(_ value: Memory) throws -> Memory {
    var descriptor = dnnl_eltwise_desc_t()
    try check(
      withPointers(value.layout) {
        dnnl_eltwise_forward_desc_init(
          &descriptor, dnnl_forward_inference, dnnl_eltwise_relu, $0, 0, 0)
      }, "ReLU")
    let result = try inPlace(value)
    try run(
      Primitive("ReLU", descriptor, engine: engine),
      [(DNNL_ARG_SRC_0, value), (DNNL_ARG_DST_0, result)])
    return result
  }

  /// x for x > 0, else slope·x.
  ///
  /// A primitive of its own: as a post-operation it makes oneDNN 2.6 fall back to reference
  /// convolutions, 800 times slower.
  mutating func prelu(_ name: String, _ channels: Int, _ value: Memory) throws -> Memory {
    let slopes = [1, channels] + value.layout.shape.dropFirst(2).map { _ in 1 }
    var descriptor = dnnl_prelu_desc_t()
    let any = try Layout.any(slopes)
    try check(
      withPointers(value.layout, any) {
        dnnl_prelu_forward_desc_init(&descriptor, dnnl_forward_inference, $0, $1)
      }, "PReLU “\(name)”")
    let primitive = try Primitive("PReLU “\(name)”", descriptor, engine: engine)
    let result = try inPlace(value)
    let weights = try parameter(
      "\(name).weight", Layout(slopes), primitive.layout(dnnl_query_weights_md))
    try run(
      primitive, [(DNNL_ARG_SRC_0, value), (DNNL_ARG_WEIGHTS_0, weights), (DNNL_ARG_DST_0, result)])
    return result
  }

  /// The sum of two paths.
  mutating func residual(
    _ body: [Layer], _ shortcut: [Layer], _ value: Memory, _ finish: Primitive.Finish?
  ) throws -> Memory {
    pin(value)
    let main = try append(body, to: value)
    pin(main)
    let other = try append(shortcut, to: value)
    unpin(main)
    unpin(value)
    let matched = try reordered(other, to: main.layout)
    let result = try memory(main.layout)
    var descriptor = dnnl_binary_desc_t()
    try check(
      withPointers(main.layout, matched.layout, result.layout) {
        dnnl_binary_desc_init(&descriptor, dnnl_binary_add, $0, $1, $2)
      }, "residual sum")
    try run(
      Primitive("residual sum", descriptor, finish: finish, engine: engine),
      [(DNNL_ARG_SRC_0, main), (DNNL_ARG_SRC_1, matched), (DNNL_ARG_DST_0, result)])
    for done in [main, other, matched] where done.buffer !== value.buffer { recycle(done) }
    return result
  }

  /// A weight in the layout `target`; in the file it lies in `source`.
  func parameter(_ name: String, _ source: Layout, _ target: Layout) throws -> Memory {
    try store.memory(
      name, weights[name] ?? FloatArray(shape: [0], values: []), from: source, to: target)
  }

  /// What `make` gives for the first of the algorithms that this processor and oneDNN have.
  private func firstOf(
    _ algorithms: [dnnl_alg_kind_t], _ make: (dnnl_alg_kind_t) throws -> Primitive
  ) throws -> Primitive {
    for algorithm in algorithms.dropLast() {
      // Not having one is no error: the last algorithm fits everything.
      if let primitive = try? make(algorithm) { return primitive }
    }
    return try make(algorithms[algorithms.count - 1])
  }
}
