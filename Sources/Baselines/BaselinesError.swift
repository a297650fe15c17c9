import Foundation

/// What can go wrong with the systems that networks are compared with.
public enum BaselinesError: LocalizedError, Equatable, Sendable {
  /// Fewer than two classes among the clips to learn from.
  case oneLabel(String)
  /// A label that is to be told apart and that no clip to learn from has.
  case missingLabel(String)
  /// libsvm refuses its parameters.
  case refused(reason: String)
  /// A file that is not there or holds no such machine.
  case unreadable(path: String)
  /// A file that can't be written.
  case unwritable(path: String, reason: String)

  public var errorDescription: String? {
    switch self {
    case .oneLabel(let label): "all clips to learn from have the label “\(label)”"
    case .missingLabel(let label): "no clip to learn from has the label “\(label)”"
    case .refused(let reason): "the support vector machine can't be trained: \(reason)"
    case .unreadable(let path): "“\(path)” holds no support vector machine"
    case .unwritable(let path, let reason): "“\(path)” can't be written: \(reason)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .oneLabel, .missingLabel: "give data of more classes, or choose others with --classes"
    case .refused: "give finite descriptors, a cost and a gamma above 0"
    case .unreadable: "remove the folder, so that the fold is trained anew"
    case .unwritable: "check that the folder exists, that you may write there and that it has room"
    }
  }
}
