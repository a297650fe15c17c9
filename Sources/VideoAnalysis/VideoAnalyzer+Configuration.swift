import FaceDetection

extension VideoAnalyzer {
  /// Which crops an answer is made of.
  public enum Answer: String, CaseIterable, Codable, Sendable {
    /// The crops of a window around the frame, read as one clip.
    case clip
    /// The crop of the frame alone.
    case frame
    /// The answers of single frames, smoothed over the past: what a Bi-LSTM has to beat.
    case smoothed
  }

  /// How a video is read.
  public struct Configuration: Equatable, Sendable {
    /// How faces are followed.
    public var tracking = FaceTracker.Configuration()
    /// Which crops an answer is made of.
    public var answer = Answer.clip
    /// Crops per clip, `T` ≥ 1; nil for as many as the model learned from: other lengths make its
    /// answers worse (docs/decisions/0014-tracks-and-clips.md).
    public var clipLength: Int?
    /// Crops per second within a clip, > 0; a clip of 9 spans 0.64 s.
    public var clipRate = 12.5
    /// How far a clip reaches beyond its frame, in seconds, ≥ 0: 0 knows the past only, and nil is
    /// half a clip, so that the frame is its middle. The answer comes this much later.
    public var lag: Double?
    /// After how many seconds an answer counts for a third in the smoothed one, > 0.
    public var smoothing = 0.3
    /// Whether the frame's own answer and the smoothed one are given beside the clip's.
    public var comparesAnswers = false
    /// Below this confidence the answer is *uncertain*, 0...1.
    public var threshold = 0.0
    /// Where the faces at rest come from that are taken off the scores; nil to correct nothing.
    public var baseline: Baseline?
    /// How sharply expressions are told from each other to make events.
    public var events = EventDetector.Configuration()
    /// Whether the frames' pictures are handed on, for those who draw on them.
    public var keepsImages = false

    /// The defaults: for files, with the whole context.
    public init() {}
  }
}
