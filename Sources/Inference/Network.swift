import Networks

/// A network that runs, on the CPU.
///
/// ```swift
/// let network = try Network(specification, weights: WeightFile(contentsOf: url).weights)
/// let logits = try network(FloatArray(shape: [1, 1, 48, 48], values: pixels))["logits"]
/// ```
/// The first call with an input shape compiles the network for it; later ones reuse that. Any
/// number of tasks may call at once.
public final class Network: Sendable {
  /// The architecture.
  public let specification: NetworkSpecification
  let batches: BatchRunner
  /// For pictures of any size; nil when a layer needs one size.
  let sliding: SlidingNetwork?
  /// What runs, for passes that are remembered.
  let folded: FoldedNetwork

  /// Makes the network ready; `weights` are named as in PyTorch.
  /// - Throws: `NetworksError` when the weights are not the architecture's.
  public init(_ specification: NetworkSpecification, weights: [String: FloatArray]) throws {
    try specification.check(weights)
    self.specification = specification
    folded = FoldedNetwork(specification, weights: weights)
    batches = try BatchRunner(folded)
    sliding = SlidingNetwork(folded, inputChannels: specification.inputChannels)
  }

  /// The results by the heads' names for `[N, C, H, W]`, or `[N, T, C, H, W]` of clips.
  ///
  /// - Parameter threads: how many threads to run on; nil for as many as pay. Callers that run
  ///   several batches at once give 1.
  /// - Throws: `NetworksError.unfitInput`, `InferenceError.engine`.
  public func callAsFunction(
    _ input: FloatArray, threads: Int? = nil
  ) throws -> [String: FloatArray] {
    _ = try specification.outputShapes(of: input.shape)
    let multiplyAdds = try specification.multiplyAdds(
      frames: input.shape.count == 5 ? input.shape[1] : 1,
      height: input.shape[input.shape.count - 2], width: input.shape[input.shape.count - 1])
    return try batches.run(input, multiplyAdds: multiplyAdds, threads: threads)
  }
}
