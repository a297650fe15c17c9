import Foundation

/// What can go wrong when faces are rendered.
public enum FaceSynthesisError: LocalizedError, Equatable, Sendable {
  /// The head's file has other bytes than the pinned ones.
  case alteredAsset(path: String)
  /// A number outside its range.
  case parameter(name: String, value: String, allowed: String)
  /// A folder for output that holds something.
  case outputNotEmpty(path: String)
  /// A file or folder that cannot be written.
  case notWritable(path: String, reason: String)

  public var errorDescription: String? {
    switch self {
    case .alteredAsset(let path): "“\(path)” is not the head that Mien was made with"
    case .parameter(let name, let value, let allowed): "\(name) is \(value), not \(allowed)"
    case .outputNotEmpty(let path): "the folder “\(path)” is not empty"
    case .notWritable(let path, let reason): "“\(path)” can't be written: \(reason)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .alteredAsset: "delete it and run script/bootstrap again"
    case .parameter(let name, _, let allowed): "give \(name) as \(allowed)"
    case .outputNotEmpty: "name a new folder, or empty this one first"
    case .notWritable: "check the path, the rights and the free space"
    }
  }
}
