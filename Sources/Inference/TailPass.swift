import Networks

/// One clip's way through the last part of a network, remembered so that outputs can be traced back.
///
///     let pass = try network.tailPass(of: features, pictureShape: [1, 48, 48])
///     let trace = pass.trace(of: 3)  // which maps and tokens speak for output 3?
///
/// The last part begins behind the last feature maps: tokens, LSTM, pooling or attention, dense
/// layers. It runs here in plain loops, apart from `Network`'s own; a test holds the two, and the
/// gradient against libtorch's, for every architecture.
public struct TailPass: Sendable {
  /// The head's outputs, `[K]`.
  public let outputs: [Float]
  /// The last feature maps of each frame, `[C, H, W]`.
  public let maps: [FloatArray]
  /// How much each token counts where attention pools them, `[L]`; nil for other networks.
  public let attention: [Float]?

  private let steps: [TailStep]
  private let order: MapOrder

  /// What one output hangs on.
  public struct Trace: Sendable {
    /// The output's gradient with respect to each frame's maps, `[C, H, W]`.
    public let gradients: [FloatArray]
    /// What each token brings to the output where tokens are pooled, `[L]`: its values times their
    /// gradient, summed. Behind mean pooling and one dense layer they sum to the output but for
    /// its bias.
    public let contributions: [Float]
  }

  /// - Throws: `InferenceError.noReverse`.
  init(
    _ features: [FloatArray], mapShape: [Int], order: MapOrder, layers: [Layer],
    weights: [String: FloatArray]
  ) throws {
    self.order = order
    maps = features.map { order.maps($0.values, shape: mapShape) }
    var tokens = TailStep.Tokens(
      values: features.flatMap(\.values), features: features[0].shape.last ?? 1)
    var steps: [TailStep] = []
    for layer in layers {
      if let step = try TailStep.run(layer, on: &tokens, weights: weights) { steps.append(step) }
    }
    self.steps = steps
    outputs = tokens.values
    attention =
      steps.lazy.compactMap { step in
        if case .attentionPooling(let trace, _) = step { trace.weights } else { nil }
      }.first
  }

  /// The way back from one of the outputs.
  public func trace(of output: Int) -> Trace {
    var gradient = [Float](repeating: 0, count: outputs.count)
    gradient[output] = 1
    var contributions: [Float] = []
    for step in steps.reversed() {
      gradient = step.gradient(of: gradient)
      if let tokens = step.pooledTokens {
        contributions = (0..<tokens.length).map { l in
          (l * tokens.features..<(l + 1) * tokens.features).reduce(Float(0)) {
            $0 + tokens.values[$1] * gradient[$1]
          }
        }
      }
    }
    let size = gradient.count / maps.count
    let gradients = maps.indices.map { frame in
      order.maps(Array(gradient[frame * size..<(frame + 1) * size]), shape: maps[frame].shape)
    }
    return Trace(gradients: gradients, contributions: contributions)
  }
}

/// How a feature map's numbers lie in the tokens that it becomes.
enum MapOrder: Sendable {
  /// C, H, W: a frame is one token.
  case channelsFirst
  /// H, C, W: a row is one token.
  case rowsFirst

  /// The numbers as `[C, H, W]`.
  func maps(_ values: [Float], shape: [Int]) -> FloatArray {
    guard self == .rowsFirst else { return FloatArray(shape: shape, values: values) }
    let (channels, height, width) = (shape[0], shape[1], shape[2])
    var result = values
    for c in 0..<channels {
      for y in 0..<height {
        for x in 0..<width {
          result[(c * height + y) * width + x] = values[(y * channels + c) * width + x]
        }
      }
    }
    return FloatArray(shape: shape, values: result)
  }
}
