import CTorch
import Networks

/// Numbers with a shape on a device, which remember how they were computed.
///
/// A tensor owns one handle of libtorch and frees it at its end. It stays where it was made: values
/// (`FloatArray`) go to other tasks, tensors do not.
///
/// ```swift
/// let x = try Tensor(FloatArray(shape: [2], values: [1, 2]))
/// try x.requireGradient()
/// try (x * x).sum().backward()
/// try x.gradient()?.floats()  // [2, 4]
/// ```
public final class Tensor {
  let handle: ct_tensor

  /// Takes a handle over and frees it at the end.
  init(owning handle: ct_tensor) { self.handle = handle }

  deinit { ct_tensor_free(handle) }

  /// A tensor of the same numbers and shape.
  public convenience init(_ array: FloatArray, on device: Device = .cpu) throws {
    try self.init(array.values, shape: array.shape, on: device)
  }

  /// A tensor of numbers, the last dimension fastest; their count is the product of the shape.
  public convenience init(_ values: [Float], shape: [Int], on device: Device = .cpu) throws {
    precondition(shape.reduce(1, *) == values.count, "\(values.count) values for shape \(shape)")
    try Engine.prepare(device)
    let lengths = shape.map(Int64.init)
    guard let handle = ct_from_floats(values, lengths, Int32(shape.count), device.number) else {
      throw lastError("make a tensor of shape \(shape)")
    }
    self.init(owning: handle)
  }

  /// Integers `[count]`: labels or indices.
  public convenience init(integers: [Int], on device: Device = .cpu) throws {
    try Engine.prepare(device)
    let values = integers.map(Int64.init)
    guard let handle = ct_from_integers(values, [Int64(values.count)], 1, device.number) else {
      throw lastError("make a tensor of \(values.count) integers")
    }
    self.init(owning: handle)
  }

  /// The length of each dimension, outermost first.
  public var shape: [Int] {
    var lengths = [Int64](repeating: 0, count: Int(ct_rank(handle)))
    ct_shape(handle, &lengths)
    return lengths.map(Int.init)
  }

  /// How many numbers there are.
  public var count: Int { shape.reduce(1, *) }

  /// Where the numbers lie.
  public var device: Device { Device(number: ct_device(handle)) }

  /// The numbers, the last dimension fastest.
  public func floats() throws -> [Float] {
    let count = count
    return try [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      if count > 0 { try check(ct_copy_floats(handle, buffer.baseAddress, Int64(count)), "read") }
      initialized = count
    }
  }

  /// The numbers as integers: labels or positions.
  public func integers() throws -> [Int] {
    var values = [Int64](repeating: 0, count: count)
    try check(ct_copy_integers(handle, &values, Int64(values.count)), "read a tensor")
    return values.map(Int.init)
  }

  /// The numbers with their shape, free of the engine.
  public func array() throws -> FloatArray { FloatArray(shape: shape, values: try floats()) }

  /// The only number of a tensor that has one.
  public func number() throws -> Float {
    precondition(count == 1, "a tensor of \(count) numbers is not one")
    return try floats()[0]
  }

  /// Whether every number is finite.
  public func isFinite() throws -> Bool {
    try check(ct_is_finite(handle), "look for infinite numbers") == 1
  }

  /// This tensor, where every number is finite.
  ///
  /// - Throws: `TensorsError.notFinite` with `name` otherwise.
  @discardableResult
  public func checkedFinite(_ name: String) throws -> Tensor {
    guard try isFinite() else { throw TensorsError.notFinite(name) }
    return self
  }

  /// The same numbers on a device.
  public func on(_ device: Device) throws -> Tensor {
    try Engine.prepare(device)
    return try made("move a tensor to \(device)", ct_to_device(handle, device.number))
  }

  /// The same numbers `[N, C, H, W]`, stored with the channels innermost, as convolutions like it.
  public func channelsLast() throws -> Tensor {
    try made("store the channels of \(shape) last", ct_channels_last(handle))
  }

  /// Whether the channels of `[N, C, H, W]` are innermost in memory.
  public var isChannelsLast: Bool { ct_is_channels_last(handle) == 1 }

  /// The same numbers in memory of their own.
  public func copy() throws -> Tensor { try made("copy a tensor", ct_clone(handle)) }

  /// Copies numbers of the same shape into this tensor, behind the back of the gradients.
  public func assign(_ other: Tensor) throws {
    try check(ct_assign(handle, other.handle), "assign \(other.shape) to \(shape)")
  }
}

@available(*, unavailable)
extension Tensor: Sendable {}
