import CTorch

/// The loss of a classifier: how far its logits are from the labels, the mean over a batch.
///
/// Shapes: `N` batch, `K` classes.
public struct CrossEntropy {
  /// How much of each target is spread evenly over all classes, 0..<1 (Szegedy et al. 2016).
  public let labelSmoothing: Double
  private let classWeights: Tensor?

  /// A loss with label smoothing and a weight for each class (of mean 1, say; none: all equal).
  public init(
    labelSmoothing: Double = 0, classWeights: [Float]? = nil, on device: Device = .cpu
  ) throws {
    self.labelSmoothing = labelSmoothing
    self.classWeights = try classWeights.map { try Tensor($0, shape: [$0.count], on: device) }
  }

  /// The loss of logits `[N, K]` with one label per clip, 0..<K; PyTorch's `cross_entropy`.
  ///
  /// With class weights the mean is weighted by them.
  public func callAsFunction(_ logits: Tensor, labels: [Int]) throws -> Tensor {
    try loss(logits, Tensor(integers: labels, on: logits.device))
  }

  /// The loss of logits `[N, K]` with soft targets `[N, K]`, rows with sum 1: what mixup makes.
  ///
  /// With class weights each class's term is weighted, and the mean is over N.
  public func callAsFunction(_ logits: Tensor, targets: Tensor) throws -> Tensor {
    try loss(logits, targets)
  }

  private func loss(_ logits: Tensor, _ target: Tensor) throws -> Tensor {
    try made(
      "compare logits \(logits.shape) with targets \(target.shape)",
      ct_cross_entropy(logits.handle, target.handle, classWeights?.handle, labelSmoothing))
  }
}
