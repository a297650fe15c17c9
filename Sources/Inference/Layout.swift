import COneDNN

/// A shape and how its numbers lie in memory; all are 32-bit floats.
struct Layout: Equatable {
  var raw: dnnl_memory_desc_t

  init(_ raw: dnnl_memory_desc_t) { self.raw = raw }

  /// Numbers in the order of the dimensions, the last fastest, or by `strides` in numbers.
  init(_ shape: [Int], strides: [Int]? = nil) throws {
    raw = .init()
    let lengths = strides ?? Self.rowMajor(shape)
    try check(
      dnnl_memory_desc_init_by_strides(
        &raw, Int32(shape.count), shape.map(dnnl_dim_t.init), dnnl_f32,
        lengths.map(dnnl_dim_t.init)), "the layout of \(shape)")
  }

  /// A layout that oneDNN may choose.
  static func any(_ shape: [Int]) throws -> Layout {
    var raw = dnnl_memory_desc_t()
    try check(
      dnnl_memory_desc_init_by_tag(
        &raw, Int32(shape.count), shape.map(dnnl_dim_t.init), dnnl_f32, dnnl_format_tag_any),
      "the layout of \(shape)")
    return Layout(raw)
  }

  /// Numbers whose dimensions `order` lists from the slowest to the fastest.
  init(_ shape: [Int], order: [Int]) throws {
    var strides = shape
    var stride = 1
    for dimension in order.reversed() {
      strides[dimension] = stride
      stride *= shape[dimension]
    }
    try self.init(shape, strides: strides)
  }

  /// The length of each dimension.
  var shape: [Int] {
    withUnsafeBytes(of: raw.dims) { dims in
      dims.bindMemory(to: dnnl_dim_t.self).prefix(Int(raw.ndims)).map { Int($0) }
    }
  }

  /// Bytes that the numbers take, padding included.
  var size: Int { withUnsafePointer(to: raw) { dnnl_memory_desc_get_size($0) } }

  static func == (left: Layout, right: Layout) -> Bool {
    withUnsafePointer(to: left.raw) { left in
      withUnsafePointer(to: right.raw) { dnnl_memory_desc_equal(left, $0) != 0 }
    }
  }

  private static func rowMajor(_ shape: [Int]) -> [Int] {
    var strides = shape
    var stride = 1
    for dimension in shape.indices.reversed() {
      strides[dimension] = stride
      stride *= max(shape[dimension], 1)
    }
    return strides
  }
}
