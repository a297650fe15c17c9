import Emotions
import Imaging

/// One line of the table that an analysis gives: one face in one frame, or a frame without faces.
public struct AnalysisRow: Equatable, Sendable {
  /// The file, as the user named it.
  public var input: String
  /// How many frames came before; 0 for a photograph.
  public var frame: Int
  /// The media's presentation time, in seconds; 0 for a photograph.
  public var timestamp: Double
  /// The same face over frames, from 0; nil for a photograph and where no face was found.
  public var track: Int?
  /// The face's number in this frame, from 0; nil where no face was found.
  public var face: Int?
  /// Where the face is, how sure the detector is, its landmarks; nil where no face was found.
  public var detection: Face?
  /// What the face shows; nil where no face was found or none was asked for.
  public var scores: EmotionScores?
  /// Whether the confidence is too low to give an answer.
  public var isUncertain: Bool
  /// The scores without what the person's face shows at rest; nil without a baseline, and while it
  /// is still being taken.
  public var corrected: EmotionScores?
  /// Whether the confidence of the corrected scores is too low to give an answer.
  public var isCorrectedUncertain: Bool

  /// Whether a face was found.
  public var success: Bool { detection != nil }

  /// What is counted and shown: the corrected scores where there are some, else the scores.
  public var answer: (scores: EmotionScores, isUncertain: Bool)? {
    if let corrected { return (corrected, isCorrectedUncertain) }
    return scores.map { ($0, isUncertain) }
  }

  /// One line of the table.
  public init(
    input: String, frame: Int = 0, timestamp: Double = 0, track: Int? = nil, face: Int? = nil,
    detection: Face? = nil, scores: EmotionScores? = nil, isUncertain: Bool = false,
    corrected: EmotionScores? = nil, isCorrectedUncertain: Bool = false
  ) {
    self.input = input
    self.frame = frame
    self.timestamp = timestamp
    self.track = track
    self.face = face
    self.detection = detection
    self.scores = scores
    self.isUncertain = isUncertain
    self.corrected = corrected
    self.isCorrectedUncertain = isCorrectedUncertain
  }
}
