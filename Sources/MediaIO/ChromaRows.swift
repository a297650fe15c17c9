/// Brings one plane of chroma, of half or quarter resolution, to the resolution of the luma.
///
/// Halves are interpolated with weights 3/4 and 1/4, as the JPEG library's "fancy upsampling";
/// quarters, which are rare, are repeated.
struct ChromaRows {
  private let plane: UnsafePointer<UInt8>
  private let stride: Int
  /// Chroma values per row and rows of chroma.
  private let size: (width: Int, height: Int)
  /// Base-2 logarithm of how many pixels share a value, across and down: 0, 1 or 2.
  private let shift: (x: Int, y: Int)
  /// A row between two rows of chroma, times 4.
  private var blended: [Int32]

  init(
    _ plane: UnsafePointer<UInt8>, stride: Int, pictureWidth: Int, pictureHeight: Int,
    shift: (x: Int, y: Int)
  ) {
    self.plane = plane
    self.stride = stride
    self.shift = shift
    size = (
      (pictureWidth + (1 << shift.x) - 1) >> shift.x,
      (pictureHeight + (1 << shift.y) - 1) >> shift.y
    )
    blended = Array(repeating: 0, count: size.width)
  }

  /// Writes the row of chroma that belongs to row `y` of the picture, a value per pixel.
  mutating func writeRow(_ y: Int, width: Int, into row: UnsafeMutablePointer<UInt8>) {
    let middle = y >> shift.y
    let near = plane + middle * stride
    if shift.x == 0, shift.y == 0 {
      row.update(from: near, count: width)
      return
    }
    let neighbour = shift.y == 1 ? (y & 1 == 0 ? middle - 1 : middle + 1) : middle
    let far = plane + min(max(neighbour, 0), size.height - 1) * stride
    let last = size.width - 1
    blended.withUnsafeMutableBufferPointer { blended in
      for i in 0...last { blended[i] = 3 * Int32(near[i]) + Int32(far[i]) }
      guard shift.x == 1 else {
        for x in 0..<width { row[x] = UInt8((blended[x >> shift.x] + 2) >> 2) }
        return
      }
      for x in 0..<width {
        let i = x >> 1
        let side = x & 1 == 0 ? max(i - 1, 0) : min(i + 1, last)
        let rounding: Int32 = x & 1 == 0 ? 8 : 7
        row[x] = UInt8(truncatingIfNeeded: (3 * blended[i] &+ blended[side] &+ rounding) &>> 4)
      }
    }
  }
}
