import Emotions

/// A clip as a system without a network meets it: who, what, and how it looks.
public struct BaselineExample: Equatable, Sendable {
  /// The clip's id.
  public var id: String
  /// The truth.
  public var label: Emotion
  /// Whose face it is; nil when the data do not say.
  public var subject: String?
  /// How it looks.
  public var descriptor: ClipDescriptor

  /// A clip as a system without a network meets it.
  public init(id: String, label: Emotion, subject: String?, descriptor: ClipDescriptor) {
    self.id = id
    self.label = label
    self.subject = subject
    self.descriptor = descriptor
  }
}
