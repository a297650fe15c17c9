import Datasets
import Emotions

/// What a run learns from, and how it is told apart: the section `data` of a configuration file.
public struct DataConfiguration: Equatable, Codable, Sendable {
  /// How clips are told apart, by the word for it.
  public enum ProtocolName: String, CaseIterable, Codable, Sendable {
    case random, official, loso
    case subjectKFold = "subject-kfold"
  }

  /// How crops are made.
  public enum Crop: String, CaseIterable, Codable, Sendable {
    /// As each data set's framing says.
    case auto
    /// Every picture is a tight crop already.
    case tight
    /// Find the face in every picture.
    case detect
    /// Align by the data's own landmarks.
    case landmarks
  }

  /// Folders, archives and tables, as a person names them.
  public var paths: [String] = []
  /// Further data to learn from, as a person names them; never judged, in training in every fold.
  public var extraPaths: [String] = []
  /// Files of corrected labels and left-out pictures, each of one of the data sets.
  public var corrections: [String] = []
  /// The expressions to tell apart; empty takes all that the data have.
  public var classes: [Emotion] = []
  /// How crops are made.
  public var crop = Crop.auto
  /// How many frames, counted from the peak of a sequence, carry its label, ≥ 1; three, as CK+48.
  public var peakFrames = DatasetPolicies().peakFrames
  /// How clips are told apart; by people, as a figure that holds for new faces needs it.
  public var protocolName = ProtocolName.subjectKFold
  /// Share of the clips that `random` holds out, above 0, below 1; a fifth, as published.
  public var validationShare = 0.2
  /// How many folds `subject-kfold` has, ≥ 2.
  public var folds = 10

  /// The defaults.
  public init() {}

  /// The protocol with its parameters.
  public var splitProtocol: SplitProtocol {
    switch protocolName {
    case .random: .random(validationShare: validationShare)
    case .official: .official
    case .loso: .loso
    case .subjectKFold: .subjectKFold(folds: folds)
    }
  }
}
