/// How a model fares while one factor goes through its values: what a sweep's figure shows.
///
///     let curve = SweepCurve(of: .yaw, points: [SweepPoint(at: 0, predictions, faces: 7, found: 7)])
public struct SweepCurve: Equatable, Codable, Sendable {
  /// What varies.
  public var factor: SweepFactor
  /// One per value, ascending.
  public var points: [SweepPoint]

  /// A curve; the points are put into ascending order.
  public init(of factor: SweepFactor, points: [SweepPoint]) {
    self.factor = factor
    self.points = points.sorted { $0.value < $1.value }
  }
}
