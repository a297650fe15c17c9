import Imaging

extension Orientation {
  /// How a video's display matrix turns its frames, by the nearest right angle.
  ///
  /// The matrix takes a stored place `(x, y)` to `(a·x + c·y, b·x + d·y)`; its nine numbers are
  /// `a, b, u, c, d, v, x, y, w`. nil is no matrix.
  init(displayMatrix matrix: UnsafePointer<Int32>?) {
    guard let matrix else {
      self = .up
      return
    }
    let (a, b, c, d) = (
      Int64(matrix[0]), Int64(matrix[1]), Int64(matrix[3]), Int64(matrix[4])
    )
    let exchanges = abs(b) + abs(c) > abs(a) + abs(d)
    self =
      if exchanges {
        switch (b >= 0, c >= 0) {
        case (true, false): .right
        case (false, true): .left
        case (true, true): .leftMirrored
        case (false, false): .rightMirrored
        }
      } else {
        switch (a >= 0, d >= 0) {
        case (true, true): .up
        case (false, true): .upMirrored
        case (false, false): .down
        case (true, false): .downMirrored
        }
      }
  }
}
