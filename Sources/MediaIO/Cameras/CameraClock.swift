/// Gives a camera's frames ascending times from 0, over interruptions.
///
/// A device counts from wherever it likes, and anew when it comes back; between two frames its own
/// clock is the better one.
struct CameraClock {
  /// The least time between two frames, in seconds.
  private static let step = 0.001
  private var shift: Double?
  private var last: Double?

  /// The device's own clock begins anew with its next frame.
  mutating func restart() { shift = nil }

  /// The time of the next frame.
  ///
  /// - Parameters:
  ///   - stamp: what the device calls it, in seconds.
  ///   - now: seconds since the first frame.
  mutating func time(ofStamp stamp: Double, now: Double) -> Double {
    let shift = self.shift ?? (last == nil ? 0 : now) - stamp
    self.shift = shift
    var time = stamp + shift
    if let last { time = max(time, last + Self.step) }
    last = time
    return time
  }
}
