import CTorch
import Networks

/// An exponential moving average of a network's weights, often better than the last ones.
///
/// Polyak and Juditsky 1992; parameters and running statistics alike.
public final class MovingAverage {
  /// The share of the average that stays at each update, 0..<1: 0.999, say.
  public let decay: Double
  private let network: TrainableNetwork
  private let averages: [(name: String, tensor: Tensor)]

  /// Starts at the network's weights of now.
  public init(of network: TrainableNetwork, decay: Double) throws {
    self.network = network
    self.decay = decay
    averages = try network.specification.parameters.map {
      ($0.name, try network.tensors[$0.name]!.detached().copy())
    }
  }

  /// Moves the average towards the network's weights, after a step; early updates go further, so
  /// that the start is soon forgotten: the share that stays is min(decay, (1 + step) / (10 + step)).
  public func update(step: Int) throws {
    let kept = min(decay, Double(1 + step) / Double(10 + step))
    try check(
      ct_approach(
        averages.map(\.tensor.handle), averages.map { network.tensors[$0.name]!.handle },
        Int32(averages.count), 1 - kept),
      "average the weights")
  }

  /// The averaged weights, as a weight file keeps them.
  public func weights() throws -> [String: FloatArray] {
    try averages.reduce(into: [:]) { $0[$1.name] = try $1.tensor.array() }
  }

  /// Goes on from averaged weights of a checkpoint.
  ///
  /// - Throws: `NetworksError.missingWeights`, `.wrongShapes`, `.unexpectedWeights`.
  public func restore(_ weights: [String: FloatArray]) throws {
    try network.specification.check(weights)
    for (name, tensor) in averages {
      try tensor.assign(Tensor(weights[name]!, on: network.device))
    }
  }
}

@available(*, unavailable)
extension MovingAverage: Sendable {}
