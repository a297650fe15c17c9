import COneDNN

/// oneDNN's view of the CPU; owns its handle.
final class Engine {
  let handle: dnnl_engine_t

  init() throws {
    var created: dnnl_engine_t?
    try check(dnnl_engine_create(&created, dnnl_cpu, 0), "an engine")
    guard let created else { throw InferenceError.engine(building: "an engine", status: "none") }
    handle = created
  }

  deinit { dnnl_engine_destroy(handle) }
}
