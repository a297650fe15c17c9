/// A square window that goes over one side of a map: a convolution's or a pooling's.
public struct Window: Equatable, Sendable {
  /// Its side, in pixels.
  public let kernel: Int
  /// Pixels from one place to the next.
  public let stride: Int
  /// Pixels added on both ends.
  public let padding: Int
  /// Whether a last window that the map doesn't fill counts.
  public let ceilMode: Bool

  /// A square window.
  public init(kernel: Int, stride: Int, padding: Int = 0, ceilMode: Bool = false) {
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.ceilMode = ceilMode
  }

  /// How many places the window has on a side of `length` pixels; 0 when it doesn't fit.
  ///
  /// In ceil mode the last window must begin inside the map or its padding before it, as in PyTorch.
  public func count(_ length: Int) -> Int {
    let room = length + 2 * padding - kernel
    guard length > 0, ceilMode || room >= 0, room > -stride else { return 0 }
    guard ceilMode else { return room / stride + 1 }
    let count = (room + stride - 1) / stride + 1
    return (count - 1) * stride >= length + padding ? count - 1 : count
  }
}
