import CTorch
import Networks

/// A network that learns: the layers of a specification with parameters, gradients and statistics.
///
/// Shapes: `N` batch, `T` frames of a clip, `C` channels, `H`/`W` height/width.
///
/// ```swift
/// let network = try TrainableNetwork(specification: specification, seed: 1)
/// let optimizer = try AdamW(network.parameters)
/// let loss = try CrossEntropy()(network.forward(clips, training: true)["logits"]!, labels: labels)
/// try network.clearGradients()
/// try loss.backward()
/// try optimizer.step(learningRate: 1e-3)
/// ```
public final class TrainableNetwork {
  /// One array that the optimiser moves.
  public struct Parameter {
    /// The name in the weight file.
    public let name: String
    /// The numbers; `backward()` leaves their gradient in it.
    public let tensor: Tensor
    /// Whether weight decay pulls it towards 0: matrices and kernels, not biases and norms.
    public var decays: Bool { tensor.shape.count > 1 }
  }

  /// The architecture.
  public let specification: NetworkSpecification
  /// Where the network lives; inputs must be there too.
  public let device: Device
  /// What learns, in the order of the layers.
  public let parameters: [Parameter]
  /// Parameters and running statistics by their names.
  let tensors: [String: Tensor]
  /// Dropout's random numbers.
  let generator: RandomGenerator

  /// A network at its start; the same seed gives the same weights and the same dropout.
  public init(specification: NetworkSpecification, on device: Device = .cpu, seed: UInt64) throws {
    self.specification = specification
    self.device = device
    var tensors: [String: Tensor] = [:]
    var parameters: [Parameter] = []
    for (parameter, start) in specification.layers.flatMap(\.startingParameters) {
      let name = parameter.name
      precondition(tensors[name] == nil, "two parameters are named '\(name)'")
      var tensor = try Tensor(
        start.array(shape: parameter.shape, name: name, seed: seed), on: device)
      if parameter.shape.count == 4 { tensor = try tensor.channelsLast() }
      if parameter.isTrained {
        try tensor.requireGradient()
        parameters.append(Parameter(name: name, tensor: tensor))
      }
      tensors[name] = tensor
    }
    self.tensors = tensors
    self.parameters = parameters
    generator = try RandomGenerator(seed: seed, on: device)
  }

  /// The results by the heads' names, of an input `[N, T, C, H, W]` or (T = 1) `[N, C, H, W]`.
  ///
  /// In training batch normalisation uses and moves the batch's statistics, and dropout drops.
  /// Gradients are remembered unless the call stands in `withoutGradients`. The results are 32-bit
  /// whatever the precision.
  ///
  /// - Throws: `NetworksError.unfitInput`, `TensorsError`.
  public func forward(
    _ input: Tensor, training: Bool, precision: Precision = .float32
  ) throws -> [String: Tensor] {
    let shape = input.shape
    let pictures = try input.reshaped(specification.mapShape(of: shape))  // [N·T, C, H, W]
    let frames = shape.count == 5 ? shape[1] : 1
    let pass = Pass(network: self, frames: frames, training: training)
    return try precision.apply(on: device) {
      let trunk = try pass.run(specification.trunk, pictures.channelsLast())
      var results: [String: Tensor] = [:]
      for head in specification.heads {
        results[head.name] = try pass.run(head.layers, trunk).float32()
      }
      return results
    }
  }

  /// Forgets the gradients of all parameters, before the next `backward()`.
  public func clearGradients() throws {
    try check(
      ct_clear_gradients(parameters.map(\.tensor.handle), Int32(parameters.count)),
      "clear gradients")
  }

  /// Where dropout's random numbers stand.
  public func randomState() throws -> RandomState { try generator.state() }

  /// Lets dropout go on from an earlier `randomState()`.
  public func restore(_ state: RandomState) throws { try generator.restore(state) }
}

@available(*, unavailable)
extension TrainableNetwork: Sendable {}

@available(*, unavailable)
extension TrainableNetwork.Parameter: Sendable {}
