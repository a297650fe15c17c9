import Emotions

/// What one face showed over the whole video.
public struct TrackSummary: Equatable, Codable, Sendable {
  /// The file, as the user named it.
  public var input: String
  /// The face's number.
  public var track: Int
  /// When the face was first seen, in seconds.
  public var first: Double
  /// When the face was last seen, in seconds.
  public var last: Double
  /// In how many frames it was seen.
  public var frames: Int
  /// The share of the time that it was seen for which each expression was the answer, 0...1; with
  /// `uncertainShare` they sum to 1.
  public var share: [Emotion: Double]
  /// The share of the time without an answer, 0...1.
  public var uncertainShare: Double
  /// The mean probability of each expression over that time, 0...1; they sum to 1.
  public var meanScores: [Emotion: Double]

  /// What one face showed over the whole video.
  public init(
    input: String, track: Int, first: Double, last: Double, frames: Int,
    share: [Emotion: Double], uncertainShare: Double, meanScores: [Emotion: Double]
  ) {
    self.input = input
    self.track = track
    self.first = first
    self.last = last
    self.frames = frames
    self.share = share
    self.uncertainShare = uncertainShare
    self.meanScores = meanScores
  }

  /// The expression that was the answer for longest; nil when there was never one.
  public var dominant: Emotion? {
    share.filter { $0.value > 0 }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
