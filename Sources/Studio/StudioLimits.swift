/// What is too much for one request, one client or all together.
public struct StudioLimits: Equatable, Sendable, Encodable {
  /// Bytes of one picture.
  public var imageBytes = 32 << 20
  /// Bytes of one live frame.
  public var frameBytes = 4 << 20
  /// Bytes of one video.
  public var videoBytes = 4 << 30
  /// Pixels of one picture, or of one frame of a video.
  public var pixels = 40_000_000
  /// Pictures of one request; together they may have four times `imageBytes`.
  public var filesPerRequest = 50
  /// Requests of one client in a second, over a longer time; twice as many at once.
  public var requestsPerSecond = 100
  /// Photographs that are read at once.
  public var analysesAtOnce = 2
  /// Requests that wait for their turn to be read.
  public var waitingAnalyses = 16
  /// Videos that are taken in at once.
  public var uploadsAtOnce = 2
  /// Videos that wait for their turn.
  public var queuedJobs = 20
  /// Live sessions at once.
  public var liveSessions = 4
  /// Processor time for one video, in minutes.
  public var minutesPerJob = 240
  /// Seconds without a frame after which a live session ends.
  public var idleSeconds = 60.0

  /// Limits for one researcher or a small lab.
  public init() {}
}
