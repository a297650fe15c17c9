/// How a live analysis is going.
public struct LiveStatus: Equatable, Sendable {
  /// The frame's time, in seconds.
  public var time: Double
  /// Answers per second, over the last second.
  public var framesPerSecond: Double
  /// From frame to answer, in seconds, the lag apart; nil before the first answer.
  public var latency: Double?
  /// How much of the future a clip reads, in seconds.
  public var lag: Double
  /// Full detection on every so many frames.
  public var detectEvery: Int
  /// How many frames were dropped.
  public var dropped: Int

  /// How a live analysis is going.
  public init(
    time: Double, framesPerSecond: Double, latency: Double?, lag: Double, detectEvery: Int,
    dropped: Int
  ) {
    self.time = time
    self.framesPerSecond = framesPerSecond
    self.latency = latency
    self.lag = lag
    self.detectEvery = detectEvery
    self.dropped = dropped
  }
}
