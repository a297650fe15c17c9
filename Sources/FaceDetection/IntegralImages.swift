import Imaging

/// Sums over all pixels above and to the left, of values, squares and, if need be, tilted by 45°.
///
/// `[H + 1, stride]` each. Sums wrap around; differences of sums are right all the same.
struct IntegralImages: Sendable {
  /// Upright sums, then, `tiltedOffset` values further, tilted ones.
  private(set) var sums: [Int32]
  /// Upright sums of squares.
  private(set) var squares: [UInt32]

  /// - Parameters:
  ///   - pixels: gray values, `[height, width]`.
  ///   - stride: values from one row of sums to the next, > `width`.
  ///   - tiltedOffset: where tilted sums start; nil without tilted sums.
  init(_ pixels: [UInt8], width: Int, height: Int, stride: Int, tiltedOffset: Int?) {
    let count = (height + 1) * stride
    sums = [Int32](repeating: 0, count: count + (tiltedOffset ?? 0))
    squares = [UInt32](repeating: 0, count: count)
    sums.withUnsafeMutableBufferPointer { sums in
      squares.withUnsafeMutableBufferPointer { squares in
        for y in 0..<height {
          var sum: Int32 = 0
          var square: UInt32 = 0
          let row = (y + 1) * stride + 1
          for x in 0..<width {
            let value = pixels[y * width + x]
            sum &+= Int32(value)
            square &+= UInt32(value) &* UInt32(value)
            sums[row + x] = sums[row + x - stride] &+ sum
            squares[row + x] = squares[row + x - stride] &+ square
          }
        }
      }
    }
    if let tiltedOffset {
      addTilted(pixels, width: width, height: height, stride: stride, offset: tiltedOffset)
    }
  }

  /// Tilted sum at (X, Y): all pixels (x, y) with y < Y and |x − X + 1| ≤ Y − y − 1.
  ///
  /// Row by row: the triangle above, widened by one on each side, from column sums.
  private mutating func addTilted(
    _ pixels: [UInt8], width: Int, height: Int, stride: Int, offset: Int
  ) {
    func pixel(_ x: Int, _ y: Int) -> Int32 {
      x >= 0 && x < width && y >= 0 ? Int32(pixels[y * width + x]) : 0
    }
    // T(X, Y) = T(X − 1, Y − 1) + T(X + 1, Y − 1) − T(X, Y − 2) + p(X − 1, Y − 1) + p(X − 1, Y − 2);
    // columns beyond the edges are kept in `above`, since triangles reach in from there.
    let margin = height + 2
    var above = [Int32](repeating: 0, count: width + 1 + 2 * margin)
    var twoAbove = above
    for y in 1..<(height + 1) {
      var row = above
      for column in 1..<(row.count - 1) {
        let x = column - margin
        row[column] =
          above[column - 1] &+ above[column + 1] &- twoAbove[column]
          &+ pixel(x - 1, y - 1) &+ pixel(x - 1, y - 2)
      }
      for x in 0...width { sums[offset + y * stride + x] = row[x + margin] }
      (twoAbove, above) = (above, row)
    }
  }
}
