import CTorch

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019); `torch.optim.AdamW`.
///
/// Biases, norms and PReLU slopes do not decay.
public final class AdamW: Optimizer {
  public let parameters: [TrainableNetwork.Parameter]
  public private(set) var stepCount = 0
  /// How much of the mean gradient stays from step to step.
  public let beta1: Double
  /// How much of the mean squared gradient stays from step to step.
  public let beta2: Double
  /// Keeps the division from the smallest gradients.
  public let epsilon: Double
  /// The share of a weight that a step takes away is `weightDecay · learningRate`.
  public let weightDecay: Double
  private let means: OptimizerArrays
  private let squares: OptimizerArrays
  private let groups: [(indices: [Int], decay: Double)]

  /// An optimiser at its start.
  public init(
    _ parameters: [TrainableNetwork.Parameter], weightDecay: Double = 0.01, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double = 1e-8
  ) throws {
    self.parameters = parameters
    self.weightDecay = weightDecay
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    means = try OptimizerArrays("exp_avg", parameters)
    squares = try OptimizerArrays("exp_avg_sq", parameters)
    groups = decayGroups(parameters, weightDecay)
  }

  public func step(learningRate: Double) throws {
    for (indices, decay) in groups {
      try check(
        ct_adamw_step(
          indices.map { parameters[$0].tensor.handle }, means.handles(indices),
          squares.handles(indices), Int32(indices.count), Double(stepCount + 1), learningRate,
          beta1, beta2, decay, epsilon),
        "step with AdamW")
    }
    stepCount += 1
  }

  public func state() throws -> OptimizerState {
    OptimizerState(stepCount: stepCount, arrays: try [means, squares].saved())
  }

  public func restore(_ state: OptimizerState) throws {
    try [means, squares].restore(state.arrays)
    stepCount = state.stepCount
  }
}

/// The parameters that decay and those that do not, by their positions.
func decayGroups(
  _ parameters: [TrainableNetwork.Parameter], _ decay: Double
) -> [(indices: [Int], decay: Double)] {
  let decaying = parameters.indices.filter { parameters[$0].decays }
  let others = parameters.indices.filter { !parameters[$0].decays }
  return [(decaying, decay), (others, 0)].filter { !$0.0.isEmpty }
}

@available(*, unavailable)
extension AdamW: Sendable {}
