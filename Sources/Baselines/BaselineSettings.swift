/// What is chosen for a support vector machine on clips that it has not met.
public struct BaselineSettings: Equatable, Codable, Sendable {
  /// libsvm's C.
  public var cost: Double
  /// The kernel's γ; distances are of descriptors with a total variance of 1.
  public var gamma: Double
  /// The geometry's share of the variance, 0 up to below 1; 0 for appearance alone.
  public var geometryShare: Double

  /// A choice.
  public init(cost: Double, gamma: Double, geometryShare: Double = 0) {
    self.cost = cost
    self.gamma = gamma
    self.geometryShare = geometryShare
  }

  /// What is tried, the plainest first: of equals the first is taken.
  /// docs/decisions/0016-comparison.md has what was measured.
  public static func grid(for architecture: BaselineArchitecture) -> [BaselineSettings] {
    let shares = architecture.readsLandmarks ? [0.1, 0.3] : [0]
    return [1.0, 10].flatMap { cost in
      [0.05, 0.2, 0.5].flatMap { gamma in
        shares.map { BaselineSettings(cost: cost, gamma: gamma, geometryShare: $0) }
      }
    }
  }
}
