import COneDNN

/// How an operation is compiled: scratch memory from the caller, perhaps a finish; owns its handle.
///
/// oneDNN's own scratch memory belongs to the thread that compiled the operation; a plan must run
/// on any.
final class PrimitiveAttributes {
  let handle: dnnl_primitive_attr_t

  init(_ finish: Primitive.Finish?) throws {
    var created: dnnl_primitive_attr_t?
    try check(dnnl_primitive_attr_create(&created), "attributes")
    guard let created else { throw InferenceError.engine(building: "attributes", status: "none") }
    handle = created
    try check(dnnl_primitive_attr_set_scratchpad_mode(handle, dnnl_scratchpad_mode_user), "scratch")
    if let finish { try append(finish) }
  }

  deinit { dnnl_primitive_attr_destroy(handle) }

  private func append(_ finish: Primitive.Finish) throws {
    var operations: dnnl_post_ops_t?
    try check(dnnl_post_ops_create(&operations), "\(finish)")
    defer { dnnl_post_ops_destroy(operations) }
    try check(dnnl_post_ops_append_eltwise(operations, 1, finish.algorithm, 0, 0), "\(finish)")
    try check(dnnl_primitive_attr_set_post_ops(handle, operations), "\(finish)")
  }
}
