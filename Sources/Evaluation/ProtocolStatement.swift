/// How a figure was measured: the line that every output carries beside it.
///
///     print(statement.line)
///     // protocol: random (leaky): 239 of 1194 clips held out; of these 96.2 % have a clip of the
///     // same sequence, 99.7 % have one of the same subject, 0.0 % have the same pixels in training
public struct ProtocolStatement: Equatable, Codable, Sendable {
  /// The protocol's word: `random`, `subject-kfold`, `loso`, `official`, `cross`.
  public var name: String
  /// Whether pictures of one person may lie on both sides, so that the figures flatter.
  public var isLeaky: Bool
  /// What was held out, in words: `239 of 1194 clips`, `10 folds of 118 subjects`.
  public var heldOut: String
  /// The share of held-out clips with a clip of the same recording in training; nil: not known.
  public var sameSequence: Double?
  /// The share of held-out clips with a clip of the same person in training; nil: not known.
  public var sameSubject: Double?
  /// The share of held-out clips whose very pixels are in training; nil: not measured.
  public var identicalPixels: Double?

  /// Data that trained too and are never judged, in words; nil for none.
  public var extraTraining: String?

  enum CodingKeys: String, CodingKey {
    case name
    case isLeaky = "leaky"
    case heldOut = "held_out"
    case sameSequence = "same_sequence_in_training"
    case sameSubject = "same_subject_in_training"
    case identicalPixels = "identical_pixels_in_training"
    case extraTraining = "extra_training"
  }

  /// How a figure was measured.
  public init(
    name: String, isLeaky: Bool, heldOut: String, sameSequence: Double? = nil,
    sameSubject: Double? = nil, identicalPixels: Double? = nil, extraTraining: String? = nil
  ) {
    self.name = name
    self.isLeaky = isLeaky
    self.heldOut = heldOut
    self.sameSequence = sameSequence
    self.sameSubject = sameSubject
    self.identicalPixels = identicalPixels
    self.extraTraining = extraTraining
  }

  /// The protocol's word with its warning: `random (leaky)`.
  public var title: String { isLeaky ? "\(name) (leaky)" : name }

  /// The statement as one line.
  public var line: String {
    let shares = [
      Self.share(sameSequence, "a clip of the same sequence"),
      Self.share(sameSubject, "one of the same subject"),
      Self.share(identicalPixels, "the same pixels"),
    ].compactMap { $0 }
    let start = "protocol: \(title): \(heldOut) held out"
    let leak = shares.isEmpty ? "" : "; of these \(shares.joined(separator: ", ")) in training"
    return start + leak + (extraTraining.map { "; \($0)" } ?? "")
  }

  /// `96.2 % have a clip …`; nil for what is not known.
  private static func share(_ share: Double?, _ what: String) -> String? {
    guard let share else { return nil }
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) % have \(what)"
  }
}
