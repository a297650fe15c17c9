/// Average pooling of interleaved RGB bytes into three planes of normalised floats.
///
/// For each target row: the source rows of its window are added column by column (16 bits, which
/// the compiler vectorises), then running sums along the row make every window's sum one
/// subtraction, four values (three colours and an unused lane) at a time. The cost per source
/// pixel does not depend on how far the picture shrinks.
struct AreaPooling {
  /// Rows whose bytes add up to no more than 16 bits hold: 257 · 255 = 65 535.
  private static let rowsPerPass = 257

  private let width: Int
  private let columns: PoolingWindows
  private let rows: PoolingWindows
  private let layout: PlaneLayout

  init(source: PixelRect, target layout: PlaneLayout) {
    self.layout = layout
    width = source.width
    columns = PoolingWindows(source: source.width, target: layout.width)
    rows = PoolingWindows(source: source.height, target: layout.height)
    precondition(
      columns.longest * rows.longest <= Int(Int32.max) / 255, "a window of at most 8 421 504 pixels"
    )
  }

  /// Pools all rows; `source` is the first byte to read, `sourceStride` counts bytes.
  func write(
    from source: UnsafePointer<UInt8>, sourceStride: Int, into target: UnsafeMutablePointer<Float>
  ) {
    // One value more than there are colours, because pixels are read four lanes at a time.
    var columnSums = [UInt16](repeating: 0, count: width * 3 + 1)
    // Sums of all columns to the left, the first one zero.
    var runningSums = [SIMD4<UInt32>](repeating: .zero, count: width + 1)
    for y in 0..<layout.height {
      let (start, end) = (rows.starts[y], rows.ends[y])
      for first in stride(from: start, to: end, by: Self.rowsPerPass) {
        let last = min(first + Self.rowsPerPass, end)
        sumRows(source + first * sourceStride, last - first, sourceStride, into: &columnSums)
        if first == start {
          sumAlong(columnSums, into: &runningSums)
        } else {
          addAlong(columnSums, into: &runningSums)
        }
      }
      writeRow(runningSums, rowsInWindow: end - start, into: target + y * layout.rowStride)
    }
  }

  /// Adds `count` rows, three at a time so that the sums are seldom read back.
  private func sumRows(
    _ source: UnsafePointer<UInt8>, _ count: Int, _ stride: Int,
    into sums: UnsafeMutablePointer<UInt16>
  ) {
    let length = width * 3
    let (second, third) = (source + stride, source + 2 * stride)
    switch count % 3 {
    case 1:
      for i in 0..<length { sums[i] = UInt16(source[i]) }
    case 2:
      for i in 0..<length { sums[i] = UInt16(source[i]) &+ UInt16(second[i]) }
    default:
      for i in 0..<length {
        sums[i] = UInt16(source[i]) &+ UInt16(second[i]) &+ UInt16(third[i])
      }
    }
    for done in Swift.stride(from: (count - 1) % 3 + 1, to: count, by: 3) {
      let a = source + done * stride
      let (b, c) = (a + stride, a + 2 * stride)
      for i in 0..<length {
        sums[i] = sums[i] &+ UInt16(a[i]) &+ UInt16(b[i]) &+ UInt16(c[i])
      }
    }
  }

  private func sumAlong(
    _ sums: UnsafePointer<UInt16>, into running: UnsafeMutablePointer<SIMD4<UInt32>>
  ) {
    let raw = UnsafeRawPointer(sums)
    var total = SIMD4<UInt32>.zero
    for x in 0..<width {
      total &+= Self.pixel(raw, x)
      running[x + 1] = total
    }
  }

  /// The same, on top of what an earlier pass has left.
  private func addAlong(
    _ sums: UnsafePointer<UInt16>, into running: UnsafeMutablePointer<SIMD4<UInt32>>
  ) {
    let raw = UnsafeRawPointer(sums)
    var total = SIMD4<UInt32>.zero
    for x in 0..<width {
      total &+= Self.pixel(raw, x)
      running[x + 1] &+= total
    }
  }

  /// The three sums of a pixel, and a fourth lane that means nothing.
  @inline(__always)
  private static func pixel(_ sums: UnsafeRawPointer, _ x: Int) -> SIMD4<UInt32> {
    let values = sums.loadUnaligned(fromByteOffset: x * 6, as: SIMD4<UInt16>.self)
    return SIMD4<UInt32>(truncatingIfNeeded: values)
  }

  /// Turns running sums into one row of each plane.
  private func writeRow(
    _ running: UnsafePointer<SIMD4<UInt32>>, rowsInWindow: Int,
    into red: UnsafeMutablePointer<Float>
  ) {
    let (green, blue) = (red + layout.planeStride, red + 2 * layout.planeStride)
    let scale = Float(0.0078125)
    columns.starts.withUnsafeBufferPointer { starts in
      columns.ends.withUnsafeBufferPointer { ends in
        for x in 0..<layout.width {
          let (start, end) = (starts[x], ends[x])
          let sum = SIMD4<Int32>(truncatingIfNeeded: running[end] &- running[start])
          let mean = SIMD4<Float>(sum) / Float((end - start) * rowsInWindow)
          let value = (mean - 127.5) * scale
          red[x] = value.x
          green[x] = value.y
          blue[x] = value.z
        }
      }
    }
  }
}
