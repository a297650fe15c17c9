import Foundation
import Imaging

/// Where a face is going: its last box and the speed of its middle.
///
/// An alpha-beta filter whose alpha is 1, because boxes are sure to a few pixels, while their
/// differences are not. Speed fades when the face is out of sight, so that it is not looked for
/// beyond the picture.
struct TrackMotion: Equatable, Sendable {
  /// How much of a surprise goes into the speed.
  private static let gain = 0.3
  /// After how many seconds out of sight the speed has fallen to a third.
  private static let fading = 0.4

  private var box: Rect
  private var time: Double
  /// Pixels a second.
  private var speed = SIMD2<Double>.zero

  /// A face that was just found, at rest.
  init(_ box: Rect, at time: Double) {
    self.box = box
    self.time = time
  }

  /// Where the face should be at a time, in seconds.
  func box(at time: Double) -> Rect {
    let gone = max(0, time - self.time)
    let way = speed * (Self.fading * (1 - exp(-gone / Self.fading)))
    return Rect(x: box.x + way.x, y: box.y + way.y, width: box.width, height: box.height)
  }

  /// Takes in where the face was found.
  mutating func found(_ found: Rect, at time: Double) {
    let gone = time - self.time
    if gone > 1e-4 {
      let expected = box(at: time).center
      let surprise = SIMD2(found.center.x - expected.x, found.center.y - expected.y)
      speed += surprise * (Self.gain / gone)
    }
    box = found
    self.time = max(time, self.time)
  }
}
