import COneDNN
import Networks

/// Compiles a network's layers for one input shape, layer by layer.
struct PlanBuilder {
  let engine: Engine
  let weights: [String: FloatArray]
  let store: WeightStore
  /// The clips' length `T`.
  let frames: Int
  /// Threads that will run the plan.
  let threads: Int

  /// Whether the plan is for one picture at a time, whatever the batch.
  private(set) var picturewise = false
  var steps: [Plan.Step] = []
  var kept: [AnyObject] = []
  let arena = Arena()
  /// Buffers that a later branch still reads.
  private var pinned: [ObjectIdentifier] = []
  private var scratch = ScratchMemory()

  init(
    engine: Engine, weights: [String: FloatArray], store: WeightStore, frames: Int, threads: Int
  ) {
    self.engine = engine
    self.weights = weights
    self.store = store
    self.frames = frames
    self.threads = threads
  }

  /// Compiles `network` for inputs of `shape`: `[N, C, H, W]`, `[N, T, C, H, W]`, or the tokens or
  /// vectors that an earlier part made.
  static func plan(
    _ network: FoldedNetwork, shape: [Int], threads: Int, engine: Engine, store: WeightStore
  ) throws -> Plan {
    let maps = shape.count == 5 ? [shape[0] * shape[1]] + shape[2...] : shape
    var builder = PlanBuilder(
      engine: engine, weights: network.weights, store: store,
      frames: shape.count == 5 ? shape[1] : 1, threads: threads)
    InferenceThreads.use(threads)
    builder.picturewise = network.isPicturewise
    let layout = try Layout(maps)
    let input = try Memory(
      layout, in: maps.count == 4 ? nil : Buffer(size: layout.size), engine: engine)
    let trunk = try builder.append(network.trunk, to: input)
    builder.pin(trunk)
    var outputs: [(name: String, value: Memory, shape: [Int])] = []
    for head in network.heads {
      let value = try builder.append(head.layers, to: trunk)
      let result = try builder.reordered(value, to: Layout(value.layout.shape), always: true)
      builder.pin(result)
      outputs.append((head.name, result, result.layout.shape))
    }
    return Plan(
      inputShape: shape, threads: threads, stream: try Stream(engine), input: input,
      steps: builder.steps, outputs: outputs, keeping: builder.kept)
  }

  /// Appends layers one after the other; a ReLU joins the layer before it where that is possible.
  mutating func append(_ layers: [Layer], to input: Memory) throws -> Memory {
    var value = input
    var index = 0
    while index < layers.count {
      let followsReLU = index + 1 < layers.count && layers[index + 1] == .relu
      let fuses = followsReLU && layers[index].fusesReLU
      let next = try append(layers[index], to: value, finish: fuses ? .relu : nil)
      if next.buffer !== value.buffer { recycle(value) }
      value = next
      index += fuses ? 2 : 1
    }
    return value
  }

  private mutating func append(
    _ layer: Layer, to value: Memory, finish: Primitive.Finish?
  ) throws -> Memory {
    switch layer {
    case .convolution: try convolution(layer, value, finish)
    case .dense(let name, let inputs, let outputs):
      try dense(name, value, inputs: inputs, outputs: outputs, finish)
    case .relu: try relu(value)
    case .prelu(let name, let channels): try prelu(name, channels, value)
    case .maxPooling(let kernel, let stride, let padding, let ceilMode):
      try pooling(
        layer, dnnl_pooling_max,
        Window(kernel: kernel, stride: stride, padding: padding, ceilMode: ceilMode), value)
    case .averagePooling(let kernel, let stride):
      try pooling(
        layer, dnnl_pooling_avg_exclude_padding, Window(kernel: kernel, stride: stride), value)
    case .residual(let body, let shortcut): try residual(body, shortcut, value, finish)
    case .flatten, .framesAsTokens, .flattenTransposed, .rowsAsTokens:
      try rearranged(layer, value)
    case .lstm(let name, let inputs, let hidden, let bidirectional):
      try lstm(name, value, inputs: inputs, hidden: hidden, bidirectional: bidirectional)
    case .meanPooling: try meanPooling(value)
    case .attentionPooling(let name, let features, let hidden):
      try attentionPooling(name, value, features: features, hidden: hidden)
    case .softmax: try softmax(value)
    case .dropout: value
    case .batchNormalization:
      throw InferenceError.engine(building: layer.title, status: "not folded")
    }
  }

  // MARK: Memory

  /// New memory from the arena.
  func memory(_ layout: Layout) throws -> Memory {
    try Memory(layout, in: arena.buffer(size: layout.size), engine: engine)
  }

  /// `value` in another layout; itself when it lies so already (unless `always`).
  mutating func reordered(
    _ value: Memory, to layout: Layout, always: Bool = false
  ) throws -> Memory {
    if value.layout == layout, !(always && value.buffer == nil) { return value }
    let result = try memory(layout)
    try run(
      Primitive(from: value.layout, to: layout, engine: engine),
      [(DNNL_ARG_SRC_0, value), (DNNL_ARG_DST_0, result)])
    return result
  }

  /// The numbers of `value`, which lie in row-major order, under another shape.
  mutating func viewed(_ value: Memory, as layout: Layout) throws -> Memory {
    guard let buffer = value.buffer else {
      throw InferenceError.engine(building: "a view of \(layout.shape)", status: "no buffer")
    }
    kept.append(value)
    return try Memory(layout, in: buffer, engine: engine)
  }

  /// Keeps the numbers of `value` to the plan's end.
  mutating func pin(_ value: Memory) {
    if let buffer = value.buffer { pinned.append(ObjectIdentifier(buffer)) }
  }

  /// Ends the innermost `pin`.
  mutating func unpin(_ value: Memory) {
    if let buffer = value.buffer, let index = pinned.lastIndex(of: ObjectIdentifier(buffer)) {
      pinned.remove(at: index)
    }
  }

  /// Lets later steps overwrite the numbers of `value`, unless a branch still reads them.
  mutating func recycle(_ value: Memory) {
    kept.append(value)
    guard let buffer = value.buffer, !pinned.contains(ObjectIdentifier(buffer)) else { return }
    arena.recycle(buffer)
  }

  /// Where a step that works in place writes: over `value`, unless others read that too.
  mutating func inPlace(_ value: Memory) throws -> Memory {
    guard let buffer = value.buffer, !pinned.contains(ObjectIdentifier(buffer)) else {
      return try memory(value.layout)
    }
    return value
  }

  // MARK: Steps

  /// Appends an operation with its arguments and scratch memory.
  mutating func run(_ primitive: Primitive, _ arguments: [(Int32, Memory)]) throws {
    let scratchMemory = try scratch.memory(
      primitive.layout(dnnl_query_scratchpad_md), engine: engine)
    kept += arguments.map(\.1) + [scratchMemory]
    let list = arguments + [(DNNL_ARG_SCRATCHPAD, scratchMemory)]
    steps.append(.primitive(primitive, list.map { .init(arg: $0.0, memory: $0.1.handle) }))
  }
}

extension Layer {
  /// Whether a ReLU after this layer is done while its result is written.
  fileprivate var fusesReLU: Bool {
    switch self {
    case .convolution, .dense, .residual: true
    default: false
    }
  }
}
