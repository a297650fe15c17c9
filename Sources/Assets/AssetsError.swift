import Foundation

/// What can be wrong with the parts that bootstrap puts in place.
public enum AssetsError: LocalizedError, Equatable, Sendable {
  /// A part is in none of the places where it is looked for.
  case missing(part: String, file: String)

  public var errorDescription: String? {
    switch self {
    case .missing(let part, let file): "\(file) of \(part) is not installed"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .missing: "run script/bootstrap, or set MIEN_ASSETS to the folder that holds it"
    }
  }
}
