import COneDNN
import Foundation
import Networks

/// A network's weights in the layouts that its plans want, each made once; read by all plans.
final class WeightStore {
  private let engine: Engine
  private let lock = NSLock()
  private var made: [String: [Memory]] = [:]

  init(engine: Engine) { self.engine = engine }

  /// The numbers of `array`, which lie in `source`, in the layout `target`.
  func memory(
    _ name: String, _ array: @autoclosure () -> FloatArray, from source: Layout,
    to target: Layout
  ) throws -> Memory {
    try lock.withLock {
      if let memory = made[name]?.first(where: { $0.layout == target }) { return memory }
      let memory = try reordered(array(), from: source, to: target)
      made[name, default: []].append(memory)
      return memory
    }
  }

  private func reordered(
    _ array: FloatArray, from source: Layout, to target: Layout
  ) throws -> Memory {
    // Waking other threads costs more than a reorder does.
    let threads = Int(omp_get_max_threads())
    InferenceThreads.use(1)
    defer { InferenceThreads.use(threads) }
    let result = try Memory(target, in: Buffer(size: target.size), engine: engine)
    let plain = try Memory(source, in: Buffer(size: source.size), engine: engine)
    if let address = plain.buffer?.address {
      array.values.withUnsafeBytes {
        address.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(address), byteCount: $0.count)
      }
    }
    let reorder = try Primitive(from: source, to: target, engine: engine)
    let scratch = try reorder.layout(dnnl_query_scratchpad_md)
    let scratchMemory = try Memory(scratch, in: Buffer(size: scratch.size), engine: engine)
    let stream = try Stream(engine)
    try reorder.run(
      [
        .init(arg: DNNL_ARG_SRC_0, memory: plain.handle),
        .init(arg: DNNL_ARG_DST_0, memory: result.handle),
        .init(arg: DNNL_ARG_SCRATCHPAD, memory: scratchMemory.handle),
      ], on: stream)
    try check(dnnl_stream_wait(stream.handle), "a reorder of weights")
    return result
  }
}
