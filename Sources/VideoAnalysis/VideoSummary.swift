/// What is left of a video when all its rows are written.
public struct VideoSummary: Equatable, Codable, Sendable {
  /// The file, as the user named it.
  public var input: String
  /// How many frames were read.
  public var frames: Int
  /// The last frame's timestamp, in seconds; 0 without frames.
  public var duration: Double
  /// One per face, in the order in which they appeared.
  public var tracks: [TrackSummary]
  /// All events, by start, then by track.
  public var events: [ExpressionEvent]

  /// What is left of a video.
  public init(
    input: String, frames: Int = 0, duration: Double = 0, tracks: [TrackSummary] = [],
    events: [ExpressionEvent] = []
  ) {
    self.input = input
    self.frames = frames
    self.duration = duration
    self.tracks = tracks
    self.events = events
  }
}
