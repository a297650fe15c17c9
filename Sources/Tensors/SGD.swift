import CTorch

/// Stochastic gradient descent with (Nesterov's) momentum; `torch.optim.SGD`.
///
/// Biases, norms and PReLU slopes do not decay.
public final class SGD: Optimizer {
  public let parameters: [TrainableNetwork.Parameter]
  public private(set) var stepCount = 0
  /// How much of the velocity stays from step to step.
  public let momentum: Double
  /// Whether the gradient looks ahead along the velocity (Sutskever et al. 2013).
  public let nesterov: Bool
  /// Added to the gradient: `weightDecay · weight`.
  public let weightDecay: Double
  private let velocities: OptimizerArrays
  private let groups: [(indices: [Int], decay: Double)]

  /// An optimiser at its start; Nesterov's look ahead needs a momentum above 0.
  public init(
    _ parameters: [TrainableNetwork.Parameter], momentum: Double = 0.9, nesterov: Bool = true,
    weightDecay: Double = 0
  ) throws {
    precondition(momentum > 0 || !nesterov, "Nesterov's look ahead needs momentum")
    self.parameters = parameters
    self.momentum = momentum
    self.nesterov = nesterov
    self.weightDecay = weightDecay
    velocities = try OptimizerArrays("momentum_buffer", parameters)
    groups = decayGroups(parameters, weightDecay)
  }

  public func step(learningRate: Double) throws {
    for (indices, decay) in groups {
      try check(
        ct_sgd_step(
          indices.map { parameters[$0].tensor.handle }, velocities.handles(indices),
          Int32(indices.count), stepCount == 0 ? 1 : 0, learningRate, momentum, decay,
          nesterov ? 1 : 0),
        "step with SGD")
    }
    stepCount += 1
  }

  public func state() throws -> OptimizerState {
    OptimizerState(stepCount: stepCount, arrays: try [velocities].saved())
  }

  public func restore(_ state: OptimizerState) throws {
    try [velocities].restore(state.arrays)
    stepCount = state.stepCount
  }
}

@available(*, unavailable)
extension SGD: Sendable {}
