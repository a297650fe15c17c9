/// The clips that a system without a network learns from, and those that its settings are chosen by.
public struct BaselineParts: Equatable, Sendable {
  /// What machines of all settings are trained on, to choose between them.
  public var fitting: [BaselineExample]
  /// Clips that they have not met, best of other people; never those that are judged.
  public var choosing: [BaselineExample]
  /// What the chosen one is trained on; the same as `fitting` where other clips were set aside.
  public var training: [BaselineExample]

  /// Parts of some clips.
  public init(
    fitting: [BaselineExample], choosing: [BaselineExample], training: [BaselineExample]
  ) {
    self.fitting = fitting
    self.choosing = choosing
    self.training = training
  }
}
