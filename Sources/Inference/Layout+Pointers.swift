import COneDNN

typealias LayoutPointer = UnsafePointer<dnnl_memory_desc_t>

/// Calls `body` with a pointer to each layout, as oneDNN's descriptors want them.
func withPointers<R>(_ a: Layout, _ body: (LayoutPointer) throws -> R) rethrows -> R {
  try withUnsafePointer(to: a.raw, body)
}

/// As above, for two.
func withPointers<R>(
  _ a: Layout, _ b: Layout, _ body: (LayoutPointer, LayoutPointer) throws -> R
) rethrows -> R {
  try withUnsafePointer(to: a.raw) { a in try withUnsafePointer(to: b.raw) { try body(a, $0) } }
}

/// As above, for three.
func withPointers<R>(
  _ a: Layout, _ b: Layout, _ c: Layout,
  _ body: (LayoutPointer, LayoutPointer, LayoutPointer) throws -> R
) rethrows -> R {
  try withPointers(a, b) { a, b in try withUnsafePointer(to: c.raw) { try body(a, b, $0) } }
}

/// As above, for four.
func withPointers<R>(
  _ a: Layout, _ b: Layout, _ c: Layout, _ d: Layout,
  _ body: (LayoutPointer, LayoutPointer, LayoutPointer, LayoutPointer) throws -> R
) rethrows -> R {
  try withPointers(a, b, c) { a, b, c in
    try withUnsafePointer(to: d.raw) { try body(a, b, c, $0) }
  }
}
