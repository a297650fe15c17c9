import Emotions
import Imaging

/// A clip with its truth and where it comes from: what training and evaluation read.
public struct LabelledClip: Equatable, Sendable {
  /// The faces, oldest first.
  public var clip: Clip
  /// The truth.
  public var label: Emotion
  /// The data set's name and the path within it (of the last picture): `jaffe/KA.AN1.39.tiff`.
  public var id: String
  /// Whose face it is, unique across data sets (`ck48/S010`); nil when the data do not say.
  public var subject: String?
  /// The recording it is from, unique across data sets (`ck48/S010_004`); nil for a lone picture.
  public var sequence: String?
  /// The data set's own split, when it has one.
  public var usage: Usage?

  /// A clip with its truth.
  public init(
    clip: Clip, label: Emotion, id: String, subject: String? = nil, sequence: String? = nil,
    usage: Usage? = nil
  ) {
    self.clip = clip
    self.label = label
    self.id = id
    self.subject = subject
    self.sequence = sequence
    self.usage = usage
  }
}
