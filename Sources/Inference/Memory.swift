import COneDNN

/// Numbers in a layout, for oneDNN to read and write; owns its handle and keeps its buffer.
final class Memory {
  let handle: dnnl_memory_t
  let layout: Layout
  /// Where the numbers lie; nil when another owns them and `point(to:)` says where.
  let buffer: Buffer?

  /// Numbers in `buffer`; without one `point(to:)` must come before the first use.
  init(_ layout: Layout, in buffer: Buffer?, engine: Engine) throws {
    var created: dnnl_memory_t?
    try check(
      withUnsafePointer(to: layout.raw) {
        dnnl_memory_create(&created, $0, engine.handle, buffer?.address)
      }, "memory for \(layout.shape)")
    guard let created else {
      throw InferenceError.engine(building: "memory for \(layout.shape)", status: "none")
    }
    (handle, self.layout, self.buffer) = (created, layout, buffer)
  }

  deinit { dnnl_memory_destroy(handle) }

  /// Makes the numbers at `address` this memory's; they must outlive the next run.
  func point(to address: UnsafeMutableRawPointer) throws {
    try check(dnnl_memory_set_data_handle(handle, address), "memory for \(layout.shape)")
  }
}
