import CTorch

extension Tensor {
  /// Asks for the gradient of what will be computed from this tensor.
  public func requireGradient(_ required: Bool = true) throws {
    try check(ct_set_requires_gradient(handle, required ? 1 : 0), "ask for gradients")
  }

  /// Adds the gradient of this one number to `gradient` of everything that it was computed from.
  public func backward() throws {
    try check(ct_backward(handle), "compute gradients")
  }

  /// The gradient that `backward()` left; nil before it.
  public func gradient() throws -> Tensor? {
    guard ct_has_gradient(handle) == 1 else { return nil }
    return try made("read a gradient", ct_gradient(handle))
  }

  /// The same numbers in 32 bits; gradients pass.
  func float32() throws -> Tensor { try made("widen a tensor", ct_float32(handle)) }

  /// The same numbers, cut from how they were computed.
  public func detached() throws -> Tensor { try made("detach a tensor", ct_detach(handle)) }
}

/// Runs a body whose tensors do not remember how they were computed: less memory, no `backward()`.
public func withoutGradients<Result>(_ body: () throws -> Result) rethrows -> Result {
  let before = ct_set_gradients_enabled(0)
  defer { ct_set_gradients_enabled(before) }
  return try body()
}
