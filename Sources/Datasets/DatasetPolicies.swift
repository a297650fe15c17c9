/// The choices that a data set leaves to its reader.
public struct DatasetPolicies: Equatable, Codable, Sendable {
  /// CK+: how many frames, counted from the peak at the end of a sequence, carry its label; ≥ 1.
  ///
  /// Three, as CK+48 has them; a large number takes whole sequences, for clips.
  public var peakFrames = 3
  /// CK+: whether the first frame of a labelled sequence is read as neutral.
  public var neutralFromFirstFrame = false
  /// Class folders: what ends the subject in a file name; nil when names tell no subject.
  ///
  /// `anna__07.png` is a picture of `anna`, `anna__take1__07.png` is frame 7 of her `take1`.
  public var subjectSeparator: String? = "__"

  /// The choices that a data set leaves to its reader.
  public init(
    peakFrames: Int = 3, neutralFromFirstFrame: Bool = false, subjectSeparator: String? = "__"
  ) {
    self.peakFrames = max(1, peakFrames)
    self.neutralFromFirstFrame = neutralFromFirstFrame
    self.subjectSeparator = subjectSeparator
  }
}
