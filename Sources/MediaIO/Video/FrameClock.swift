import CFFmpeg

/// Gives each decoded frame its presentation time, in ascending seconds.
struct FrameClock {
  /// Seconds per tick of the stream.
  private let tick: Double
  /// What the stream calls 0 s, in seconds.
  private let start: Double
  /// Seconds from one frame to the next where the stream does not say.
  private let step: Double
  private var last: Double?

  /// A clock for frames of a time base; `frameRate` is their mean rate, nil where unknown.
  init(timeBase: AVRational, start: Double, frameRate: Double?) {
    tick = av_q2d(timeBase)
    self.start = start
    step = 1 / (frameRate ?? 25)
  }

  /// The time of the next frame; a tick that is missing or does not ascend becomes the last time
  /// and one step.
  mutating func time(ofTick stamp: Int64) -> Double {
    let stated = stamp == cff_no_time ? nil : Double(stamp) * tick - start
    let next = last.map { $0 + step } ?? 0
    var time = stated ?? next
    if let last, time <= last { time = next }
    last = time
    return time
  }
}
