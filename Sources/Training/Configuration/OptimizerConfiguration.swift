/// How a step changes the weights.
public struct OptimizerConfiguration: Equatable, Codable, Sendable {
  /// The rule of the step.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// Adam with decoupled weight decay (Loshchilov & Hutter 2019).
    case adamw
    /// Stochastic gradient descent with Nesterov momentum 0.9.
    case sgd
  }

  /// The rule of the step; AdamW needs the least tuning.
  public var kind = Kind.adamw
  /// Highest learning rate of the run, > 0; 1e-3 for AdamW, about 0.05 for SGD.
  public var learningRate = 1e-3
  /// Pull of the weights towards 0, ≥ 0; normalisation and biases are left alone.
  public var weightDecay = 0.05
  /// Longest gradient (Euclidean norm over all weights) that a step takes, ≥ 0; 0 takes any.
  /// Guards the LSTM against rare jumps.
  public var gradientClipNorm = 5.0

  /// The defaults.
  public init() {}
}
