import Foundation

/// What can go wrong in training.
public enum TrainingError: LocalizedError, Equatable, Sendable {
  /// A file that can't be read.
  case unreadableFile(path: String)
  /// A text that is no configuration.
  case unreadableConfiguration(reason: String)
  /// A key that no configuration has.
  case unknownKey(String, allowed: [String])
  /// A value that its key can't have.
  case badValue(key: String, value: String, allowed: String)
  /// Nothing to learn from.
  case noTrainingClips
  /// Fewer than two labels in the training data.
  case oneLabel(String)
  /// A label that was asked for and that no training clip has.
  case missingLabel(String)
  /// A clip whose label the network does not tell.
  case unexpectedLabel(String, id: String)
  /// A clip of another length than the configuration says.
  case clipLength(id: String, found: Int, expected: Int)
  /// Weights are to be selected on validation clips, and there are none.
  case noValidationClips
  /// The loss is no number any more.
  case divergence(epoch: Int, step: Int, checkpoint: String?)
  /// The folder of a new run holds one already.
  case runExists(path: String)
  /// A folder to resume in which no run was begun.
  case noCheckpoint(path: String)
  /// A run that can't be resumed: it is finished.
  case runFinished(path: String, epoch: Int)
  /// A checkpoint of another configuration.
  case otherConfiguration(path: String, keys: [String])
  /// A checkpoint of other data.
  case otherData(path: String)
  /// A checkpoint that is none or lacks a part.
  case badCheckpoint(path: String, reason: String)
  /// A file or folder that can't be written.
  case unwritable(path: String, reason: String)
  /// Folds that do not fit the clips.
  case badFolds(reason: String)
  /// Something is to be chosen by validation, and what validates is what judges.
  case noInnerValidation(fold: String, key: String)

  public var errorDescription: String? {
    switch self {
    case .unreadableFile(let path): "“\(path)” can't be read"
    case .unreadableConfiguration(let reason): "the configuration can't be read: \(reason)"
    case .unknownKey(let key, _): "the configuration has an unknown key “\(key)”"
    case .badValue(let key, let value, let allowed):
      "“\(key)” can't be “\(value)”, expected \(allowed)"
    case .noTrainingClips: "there are no training clips"
    case .oneLabel(let label): "all training clips have the label “\(label)”"
    case .missingLabel(let label): "no training clip has the label “\(label)”"
    case .unexpectedLabel(let label, let id):
      "“\(id)” has the label “\(label)”, which is not trained"
    case .clipLength(let id, let found, let expected):
      "“\(id)” has \(found) crops, the configuration says \(expected)"
    case .noValidationClips: "the best epoch can't be selected: there are no validation clips"
    case .divergence(let epoch, let step, _):
      "the loss stopped being a number in epoch \(epoch), step \(step)"
    case .runExists(let path): "“\(path)” holds a run already"
    case .noCheckpoint(let path): "“\(path)” holds no checkpoint to resume from"
    case .runFinished(let path, let epoch):
      "the run in “\(path)” is finished: it ended with epoch \(epoch)"
    case .otherConfiguration(let path, let keys):
      "the run in “\(path)” was begun with another configuration: "
        + "\(keys.joined(separator: ", ")) differ"
    case .otherData(let path): "the run in “\(path)” was begun with other training data"
    case .badCheckpoint(let path, let reason): "“\(path)” is no whole checkpoint: \(reason)"
    case .unwritable(let path, let reason): "“\(path)” can't be written: \(reason)"
    case .badFolds(let reason): "the folds do not fit the data: \(reason)"
    case .noInnerValidation(let fold, let key):
      "fold “\(fold)” has no inner validation clips, which \(key) needs: "
        + "choosing by the clips that are judged would flatter the figures"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .unreadableFile: "check that the file exists and that you may read it"
    case .unreadableConfiguration:
      "write one `key: value` per line, sections indented; "
        + "configuration.yaml of a run is an example"
    case .unknownKey(_, let allowed): "use one of \(allowed.joined(separator: ", "))"
    case .badValue(let key, _, let allowed): "set \(key) to \(allowed)"
    case .noTrainingClips: "give data in which labelled faces are found"
    case .oneLabel, .missingLabel: "give data of more classes, or choose others with --classes"
    case .unexpectedLabel: "name all classes of the data with --classes"
    case .clipLength: "cut the clips with the configuration's clip_length"
    case .noValidationClips: "set select to last, or keep some clips for validation"
    case .divergence(_, _, let checkpoint):
      "try a tenth of optimizer.learning_rate, or a smaller optimizer.gradient_clip_norm"
        + (checkpoint.map { "; the last good state is in “\($0)”" } ?? "")
    case .runExists: "resume it with --resume, or name another folder with --output"
    case .noCheckpoint: "leave --resume out to begin, or name the run's folder with --output"
    case .runFinished: "name another folder with --output to train anew"
    case .otherConfiguration: "resume with the configuration.yaml of the run, or begin a new run"
    case .otherData: "resume with the data and the seed of the run, or begin a new run"
    case .badCheckpoint: "begin a new run; a copy of the file may be whole"
    case .unwritable: "check that the folder exists, that you may write there and that it has room"
    case .badFolds: "make the folds anew from the same data"
    case .noInnerValidation(_, let key):
      "set \(key) to what needs no choice, or take a protocol that sets clips aside"
    }
  }
}
