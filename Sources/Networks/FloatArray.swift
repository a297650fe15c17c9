/// Numbers with a shape: a weight, an input or an output of a network, row-major.
public struct FloatArray: Equatable, Sendable {
  /// The length of each dimension, outermost first; empty for a single number.
  public let shape: [Int]
  /// The numbers, the last dimension fastest.
  public var values: [Float]

  /// Numbers with a shape; their count must be the product of the shape.
  public init(shape: [Int], values: [Float]) {
    precondition(shape.reduce(1, *) == values.count, "\(values.count) values for shape \(shape)")
    self.shape = shape
    self.values = values
  }
}
