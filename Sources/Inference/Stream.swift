import COneDNN

/// The order in which primitives run; owns its handle.
final class Stream {
  let handle: dnnl_stream_t

  init(_ engine: Engine) throws {
    var created: dnnl_stream_t?
    try check(
      dnnl_stream_create(&created, engine.handle, dnnl_stream_default_flags.rawValue), "a stream")
    guard let created else { throw InferenceError.engine(building: "a stream", status: "none") }
    handle = created
  }

  deinit { dnnl_stream_destroy(handle) }
}
