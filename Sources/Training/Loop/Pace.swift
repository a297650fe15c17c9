/// How fast this process trains: the clips that its steps met, and the time of the steps.
struct Pace {
  private var met = 0
  private var seconds = 0.0

  /// Clips per second; 0 before the first step.
  var clipsPerSecond: Double { seconds > 0 ? Double(met) / seconds : 0 }

  /// Makes a step with so many clips; gives its time in seconds.
  mutating func measure(_ clips: Int, _ step: () throws -> Void) rethrows -> Double {
    let time = try Self.seconds(step)
    met += clips
    seconds += time
    return time
  }

  /// The time that a body takes, in seconds.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
  }
}
