import Emotions

/// One answer beside its truth: what every figure is computed from.
public struct Prediction: Equatable, Sendable {
  /// Which clip was judged: data set and path.
  public var id: String
  /// The truth.
  public var label: Emotion
  /// The answer; nil when no face was found, which counts as wrong.
  public var scores: EmotionScores?
  /// Whose face it is, when the data say so.
  public var subject: String?

  /// One answer beside its truth.
  public init(id: String, label: Emotion, scores: EmotionScores?, subject: String? = nil) {
    self.id = id
    self.label = label
    self.scores = scores
    self.subject = subject
  }

  /// Whether the most probable expression is the truth.
  public var isRight: Bool { scores?.emotion == label }
}
