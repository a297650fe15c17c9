/// What hiding places of the face costs an expression (Zeiler and Fergus 2014, section 4.2).
public struct OcclusionMap: Equatable, Sendable {
  /// The mean loss of probability over the squares that hide a pixel; 1 at the greatest.
  public let map: SaliencyMap
  /// The probability that hiding the worst square takes away, 0...1; 0 where none takes any.
  public let greatestLoss: Double

  /// What hiding places costs.
  public init(map: SaliencyMap, greatestLoss: Double) {
    self.map = map
    self.greatestLoss = greatestLoss
  }
}
