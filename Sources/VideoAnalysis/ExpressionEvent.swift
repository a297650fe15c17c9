import Emotions

/// One expression from its start over its apex to its end.
public struct ExpressionEvent: Equatable, Codable, Sendable {
  /// The file, as the user named it.
  public var input: String
  /// The face's number.
  public var track: Int
  /// What was shown.
  public var emotion: Emotion
  /// When it began to show, in seconds.
  public var start: Double
  /// When it was strongest, in seconds.
  public var apex: Double
  /// When it was last seen, in seconds.
  public var end: Double
  /// Its probability at the apex, 0...1.
  public var peak: Double

  /// One expression from its start over its apex to its end.
  public init(
    input: String, track: Int, emotion: Emotion, start: Double, apex: Double, end: Double,
    peak: Double
  ) {
    self.input = input
    self.track = track
    self.emotion = emotion
    self.start = start
    self.apex = apex
    self.end = end
    self.peak = peak
  }
}
