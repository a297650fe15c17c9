import CTorch

extension Tensor {
  /// Number by number; lengths of 1 stretch, as in PyTorch.
  public static func + (a: Tensor, b: Tensor) throws -> Tensor {
    try made("add \(b.shape) to \(a.shape)", ct_add(a.handle, b.handle))
  }

  /// Number by number; lengths of 1 stretch, as in PyTorch.
  public static func - (a: Tensor, b: Tensor) throws -> Tensor {
    try made("subtract \(b.shape) from \(a.shape)", ct_subtract(a.handle, b.handle))
  }

  /// Number by number; lengths of 1 stretch, as in PyTorch.
  public static func * (a: Tensor, b: Tensor) throws -> Tensor {
    try made("multiply \(a.shape) by \(b.shape)", ct_multiply(a.handle, b.handle))
  }

  /// Number by number; lengths of 1 stretch, as in PyTorch.
  public static func / (a: Tensor, b: Tensor) throws -> Tensor {
    try made("divide \(a.shape) by \(b.shape)", ct_divide(a.handle, b.handle))
  }

  /// `self · factor + term`, number by number.
  public func scaled(by factor: Double, plus term: Double = 0) throws -> Tensor {
    try made("scale a tensor", ct_scale(handle, factor, term))
  }

  /// The product of matrices, `[…, A, B]` and `[…, B, C]` → `[…, A, C]`.
  public func matrixProduct(_ other: Tensor) throws -> Tensor {
    try made("multiply matrices", ct_matrix_product(handle, other.handle))
  }

  /// max(x, 0), number by number.
  public func relu() throws -> Tensor { try made("apply ReLU", ct_relu(handle)) }

  /// The hyperbolic tangent, number by number.
  public func tanh() throws -> Tensor { try made("apply tanh", ct_tanh(handle)) }

  /// Positive numbers with sum 1 along a dimension; -1 is the last.
  public func softmax(over dimension: Int) throws -> Tensor {
    try made("apply softmax", ct_softmax(handle, Int32(dimension)))
  }

  /// The logarithm of `softmax(over:)`.
  public func logSoftmax(over dimension: Int) throws -> Tensor {
    try made("apply log-softmax", ct_log_softmax(handle, Int32(dimension)))
  }

  /// The sum of all numbers, without dimensions.
  public func sum() throws -> Tensor { try made("add up a tensor", ct_sum(handle)) }

  /// The mean of all numbers, without dimensions.
  public func mean() throws -> Tensor { try made("average a tensor", ct_mean(handle)) }

  /// The sum along a dimension, which goes away.
  public func sum(over dimension: Int) throws -> Tensor {
    try made("add up a dimension", ct_sum_over(handle, Int32(dimension)))
  }

  /// The mean along a dimension, which goes away.
  public func mean(over dimension: Int) throws -> Tensor {
    try made("average a dimension", ct_mean_over(handle, Int32(dimension)))
  }

  /// Where the greatest number along a dimension lies, as integers.
  public func argmax(over dimension: Int) throws -> Tensor {
    try made("look for the greatest numbers", ct_argmax(handle, Int32(dimension)))
  }

  /// The same numbers with another shape of the same product; one length may be -1, what is left.
  public func reshaped(_ shape: [Int]) throws -> Tensor {
    try made(
      "reshape \(self.shape) to \(shape)",
      ct_reshape(handle, shape.map(Int64.init), Int32(shape.count)))
  }

  /// The same numbers with the dimensions in another order.
  public func permuted(_ dimensions: [Int]) throws -> Tensor {
    try made(
      "permute \(shape) by \(dimensions)",
      ct_permute(handle, dimensions.map(Int64.init), Int32(dimensions.count)))
  }

  /// The members of dimension 0 at `indices` (integers), in that order.
  public func selecting(_ indices: Tensor) throws -> Tensor {
    try made("select from \(shape)", ct_select(handle, indices.handle))
  }
}
