import Emotions
import Foundation

/// What can be wrong with a model.
public enum EmotionModelError: LocalizedError, Equatable, Sendable {
  /// The file can't be opened or read.
  case unreadable(path: String, reason: String)
  /// A safetensors file that does not say what it is.
  case noDescription(path: String)
  /// A file of another version.
  case formatVersion(path: String, found: Int, expected: Int)
  /// A description that can't be understood.
  case unreadableDescription(path: String, reason: String)
  /// A description that can't be true; the path is nil for a model that is not a file yet.
  case contradiction(path: String?, reason: String)
  /// A weight with values that are infinite or no numbers.
  case notFinite(path: String, weight: String)
  /// An expression that the model does not tell.
  case untold(_ emotion: Emotion, labels: [Emotion])

  public var errorDescription: String? {
    switch self {
    case .unreadable(let path, let reason): "the model “\(path)” can't be read: \(reason)"
    case .noDescription(let path): "“\(path)” holds weights, but does not say of which model"
    case .formatVersion(let path, let found, let expected):
      "“\(path)” is a model file of version \(found), this program reads version \(expected)"
    case .unreadableDescription(let path, let reason):
      "the description in “\(path)” can't be read: \(reason)"
    case .contradiction(let path, let reason):
      "\(path.map { "“\($0)”" } ?? "the model") contradicts itself: \(reason)"
    case .notFinite(let path, let weight):
      "weight “\(weight)” in “\(path)” holds values that are infinite or no numbers"
    case .untold(let emotion, let labels):
      "the model does not tell \(emotion.rawValue); it tells "
        + labels.map(\.rawValue).joined(separator: ", ")
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .unreadable:
      "name a weights.safetensors that mien train wrote; without a name the weights that ship are used"
    case .noDescription: "give a weights.safetensors that mien train wrote"
    case .formatVersion(_, let found, let expected):
      found > expected ? "update mien, or train the model anew" : "train the model anew"
    case .unreadableDescription, .contradiction, .notFinite:
      "copy the file again, or train the model anew"
    case .untold: "ask for one of those, or name another --model"
    }
  }
}
