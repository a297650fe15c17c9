/// Which source pixels each target pixel averages along one axis, as adaptive average pooling has it.
///
/// Target `i` covers `floor(i·n/m) ..< ceil((i+1)·n/m)` of `n` source pixels; neighbouring windows
/// may share a pixel, and when `m > n` a window is one or two pixels wide.
struct PoolingWindows: Sendable {
  /// The first source pixel of each window.
  let starts: [Int]
  /// The source pixel after the last one of each window.
  let ends: [Int]

  init(source n: Int, target m: Int) {
    starts = (0..<m).map { $0 * n / m }
    ends = (0..<m).map { (($0 + 1) * n + m - 1) / m }
  }

  /// The widest window, in source pixels.
  var longest: Int { zip(starts, ends).reduce(0) { max($0, $1.1 - $1.0) } }
}
