import COneDNN

/// One compiled operation of oneDNN; owns its handle.
final class Primitive {
  /// What is applied to each result before it is written.
  enum Finish: Equatable {
    /// max(x, 0)
    case relu
    /// tanh(x)
    case tanh

    var algorithm: dnnl_alg_kind_t {
      switch self {
      case .relu: dnnl_eltwise_relu
      case .tanh: dnnl_eltwise_tanh
      }
    }
  }

  let handle: dnnl_primitive_t
  /// What it is, for errors.
  let title: String

  /// Compiles the operation that `descriptor` describes (one of oneDNN's `…_desc_t`).
  convenience init<Descriptor>(
    _ title: String, _ descriptor: Descriptor, finish: Finish? = nil, engine: Engine
  ) throws {
    let attributes = try PrimitiveAttributes(finish)
    var created: dnnl_primitive_desc_t?
    try check(
      withUnsafePointer(to: descriptor) {
        dnnl_primitive_desc_create(&created, $0, attributes.handle, engine.handle, nil)
      }, title)
    try self.init(title, created)
  }

  /// Compiles a change of layout.
  convenience init(from source: Layout, to target: Layout, engine: Engine) throws {
    let title = "a reorder of \(source.shape)"
    let attributes = try PrimitiveAttributes(nil)
    var created: dnnl_primitive_desc_t?
    try check(
      withUnsafePointer(to: source.raw) { source in
        withUnsafePointer(to: target.raw) {
          dnnl_reorder_primitive_desc_create(
            &created, source, engine.handle, $0, engine.handle, attributes.handle)
        }
      }, title)
    try self.init(title, created)
  }

  private init(_ title: String, _ description: dnnl_primitive_desc_t?) throws {
    defer { dnnl_primitive_desc_destroy(description) }
    var created: dnnl_primitive_t?
    try check(dnnl_primitive_create(&created, description), title)
    guard let created else { throw InferenceError.engine(building: title, status: "none") }
    (handle, self.title) = (created, title)
  }

  deinit { dnnl_primitive_destroy(handle) }

  /// The layout that oneDNN chose for an argument: `dnnl_query_src_md` and so on.
  func layout(_ query: dnnl_query_t, _ index: Int = 0) throws -> Layout {
    var description: const_dnnl_primitive_desc_t?
    try check(dnnl_primitive_get_primitive_desc(handle, &description), title)
    guard let raw = dnnl_primitive_desc_query_md(description, query, Int32(index)) else {
      throw InferenceError.engine(building: title, status: "no layout")
    }
    return Layout(raw.pointee)
  }

  /// The name of the way in which oneDNN does it: `brgemm:avx512_core`, `x64:gemm:jit`.
  func implementation() throws -> String {
    var description: const_dnnl_primitive_desc_t?
    try check(dnnl_primitive_get_primitive_desc(handle, &description), title)
    var name: UnsafePointer<CChar>?
    try check(
      dnnl_primitive_desc_query(description, dnnl_query_impl_info_str, 0, &name), title)
    return name.map { String(cString: $0) } ?? ""
  }

  /// Runs on the arguments.
  func run(_ arguments: [dnnl_exec_arg_t], on stream: Stream) throws {
    try check(
      dnnl_primitive_execute(handle, stream.handle, Int32(arguments.count), arguments), title)
  }
}
