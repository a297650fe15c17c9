/// How clips are told apart into those that train and those that judge.
///
///     let folds = try SplitProtocol.subjectKFold(folds: 10).folds(of: clips, seed: 1)
public enum SplitProtocol: Equatable, Codable, Sendable {
  /// A share of the clips of each class for validation, whoever they show: leaky.
  ///
  /// The published system's protocol. Pictures of one person, often neighbouring frames of one
  /// recording, come to lie on both sides: see `Leakage`.
  case random(validationShare: Double = 0.2)
  /// The people in `folds` groups alike in size and classes; each group is the test part once.
  case subjectKFold(folds: Int = 10)
  /// Each person is the test part once.
  case loso
  /// The data's own parts.
  case official
  /// The clips of the named data sets are the test part, all others train.
  case cross(test: [String])

  /// The word for the protocol in flags, files and figures.
  public var name: String {
    switch self {
    case .random: "random"
    case .subjectKFold: "subject-kfold"
    case .loso: "loso"
    case .official: "official"
    case .cross: Self.crossName
    }
  }

  static let crossName = "cross"

  /// Whether pictures of one person may lie on both sides, so that figures flatter.
  public var isLeaky: Bool { if case .random = self { true } else { false } }

  /// Whether the protocol needs to know whose face each clip shows.
  public var needsSubjects: Bool {
    switch self {
    case .subjectKFold, .loso: true
    case .random, .official, .cross: false
    }
  }

  /// The splits: one for `random`, `official` and `cross`, one per fold or person for the others.
  ///
  /// The same clips, in any order, and the same seed give the same splits on every machine.
  ///
  /// - Parameters:
  ///   - clips: what to split; at least two classes.
  ///   - seed: decides what chance decides.
  ///   - innerShare: the share of the training clips that protocols with a test part set aside
  ///     for validation: whole subjects where all subjects are known, else clips of each class;
  ///     0 sets none aside.
  /// - Throws: `DatasetsError.nothingToSplit`, `.oneClass`, `.noSubjects`, `.tooFewSubjects`,
  ///   `.badSplitParameter`, `.emptyPart`.
  public func folds(
    of clips: [LabelledClip], seed: UInt64, innerShare: Double = 0.1
  ) throws -> [Fold] {
    guard let first = clips.first else { throw DatasetsError.nothingToSplit }
    guard clips.contains(where: { $0.label != first.label }) else {
      throw DatasetsError.oneClass(first.label)
    }
    guard innerShare >= 0, innerShare < 1 else {
      throw DatasetsError.badSplitParameter(
        name: "the inner validation share", value: "\(innerShare)", allowed: "0 or a share below 1")
    }
    var splitter = Splitter(clips: clips, name: name, seed: seed, innerShare: innerShare)
    switch self {
    case .random(let share): return [try splitter.random(share: share)]
    case .subjectKFold(let count): return try splitter.subjectFolds(count: count)
    case .loso: return try splitter.leaveOneSubjectOut()
    case .official: return [try splitter.official()]
    case .cross(let datasets): return [try splitter.cross(test: datasets)]
    }
  }
}
