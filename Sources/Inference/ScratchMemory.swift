/// The scratch memory of a plan's operations; as they run one by one, they share the bytes.
struct ScratchMemory {
  private var buffer = Buffer(size: 0)

  /// Scratch memory in `layout`; a larger one than before gets a new buffer.
  mutating func memory(_ layout: Layout, engine: Engine) throws -> Memory {
    if layout.size > buffer.size { buffer = Buffer(size: layout.size) }
    return try Memory(layout, in: buffer, engine: engine)
  }
}
