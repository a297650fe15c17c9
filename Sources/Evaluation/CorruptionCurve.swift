/// How a model fares while a corruption grows: one point per severity.
public struct CorruptionCurve: Equatable, Codable, Sendable {
  /// The corruption's name.
  public var corruption: String
  /// Whether it is one of RAF-DB-C's list, which means are taken over.
  public var isPublished: Bool
  /// By severity, ascending from 1; each point's value is its severity.
  public var points: [SweepPoint]

  enum CodingKeys: String, CodingKey {
    case corruption, points
    case isPublished = "published"
  }

  /// A curve; the points are put into ascending order.
  public init(of corruption: String, isPublished: Bool, points: [SweepPoint]) {
    self.corruption = corruption
    self.isPublished = isPublished
    self.points = points.sorted { $0.value < $1.value }
  }

  /// The mean accuracy over the severities, 0...1; 0 without points.
  public var accuracy: Double {
    points.isEmpty ? 0 : points.reduce(0) { $0 + $1.accuracy } / Double(points.count)
  }
}
