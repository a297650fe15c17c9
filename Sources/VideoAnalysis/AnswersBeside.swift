import Emotions

/// What simpler ways say of a face, beside the answer of its clip.
public struct AnswersBeside: Equatable, Sendable {
  /// The answer of the frame's crop alone.
  public var frame: EmotionScores
  /// Those answers, exponentially smoothed over the past.
  public var smoothed: EmotionScores

  /// What simpler ways say of a face.
  public init(frame: EmotionScores, smoothed: EmotionScores) {
    self.frame = frame
    self.smoothed = smoothed
  }
}
