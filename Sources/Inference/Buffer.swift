/// Bytes aligned for vector instructions; owns them.
final class Buffer {
  let address: UnsafeMutableRawPointer
  let size: Int

  init(size: Int) {
    self.size = size
    address = .allocate(byteCount: max(size, 64), alignment: 64)
  }

  deinit { address.deallocate() }

  var floats: UnsafeMutablePointer<Float> { address.assumingMemoryBound(to: Float.self) }
}
