/// The buffers between the steps of one plan; one that is no longer read serves a later step.
final class Arena {
  private var idle: [Buffer] = []

  /// A buffer of at least `size` bytes: the smallest idle one that is large enough, or a new one.
  func buffer(size: Int) -> Buffer {
    let fitting = idle.indices.filter { idle[$0].size >= size }
    guard let index = fitting.min(by: { idle[$0].size < idle[$1].size }) else {
      return Buffer(size: size)
    }
    return idle.remove(at: index)
  }

  /// Takes back a buffer that no later step reads.
  func recycle(_ buffer: Buffer) {
    if !idle.contains(where: { $0 === buffer }) { idle.append(buffer) }
  }
}
