/// How fast live frames are answered, now and over all.
public struct LiveMeter: Sendable {
  /// How many frames were answered.
  public private(set) var answered = 0
  /// From frame to answer, for all frames, in seconds; a clip's lag comes on top.
  public private(set) var latencies = LatencyRecord()
  /// The answers of the last second: when they were given, and after how long.
  private var recent: [(time: Double, latency: Double)] = []

  /// Nothing answered yet.
  public init() {}

  /// Takes in an answer.
  ///
  /// - Parameters:
  ///   - latency: from frame to answer, in seconds.
  ///   - time: when it was given, in seconds, ascending.
  public mutating func answered(after latency: Double, at time: Double) {
    answered += 1
    latencies.add(latency)
    recent.removeAll { $0.time < time - 1 }
    recent.append((time, latency))
  }

  /// Answers per second, over the last second; 0 before the second answer.
  public var framesPerSecond: Double {
    guard let first = recent.first, let last = recent.last, last.time > first.time else { return 0 }
    return Double(recent.count - 1) / (last.time - first.time)
  }

  /// From frame to answer, in seconds: the median of the last second; nil without an answer.
  public var latency: Double? {
    let sorted = recent.map(\.latency).sorted()
    return sorted.isEmpty ? nil : sorted[sorted.count / 2]
  }
}
