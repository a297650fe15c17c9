import Emotions
import Imaging

/// One picture of a data set with everything its file name or table says of it.
public struct LabelledPicture: Equatable, Sendable {
  /// The path within the data set.
  public var path: String
  /// Where the pixels lie.
  public var source: PictureSource
  /// The truth.
  public var label: Emotion
  /// Whose face it is, within the data set (`S010`, `KA`).
  public var subject: String?
  /// The recording it is from, within the data set (`S010_004`).
  public var sequence: String?
  /// Its place in the recording; only the order matters.
  public var frameInSequence: Int?
  /// The data set's own split, when it has one.
  public var usage: Usage?
  /// Where eyes, nose and mouth lie, in pixels; nil where the data do not say.
  public var landmarks: Landmarks?

  /// One picture of a data set.
  public init(
    path: String, source: PictureSource, label: Emotion, subject: String? = nil,
    sequence: String? = nil, frameInSequence: Int? = nil, usage: Usage? = nil,
    landmarks: Landmarks? = nil
  ) {
    self.path = path
    self.source = source
    self.label = label
    self.subject = subject
    self.sequence = sequence
    self.frameInSequence = frameInSequence
    self.usage = usage
    self.landmarks = landmarks
  }
}
