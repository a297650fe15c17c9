import Foundation

/// What a program says when it can't go on: `error: …`, `hint: …` on standard error.
public struct Failure: Sendable {
  /// What happened.
  public let message: String
  /// What to do next.
  public let hint: String?

  /// What an error says of itself.
  public init(_ error: any Error) {
    let localized = error as? any LocalizedError
    message = localized?.errorDescription ?? String(describing: error)
    hint = localized?.recoverySuggestion
  }

  /// The lines for standard error.
  public var text: String {
    "error: \(message)\n" + (hint.map { "hint: \($0)\n" } ?? "")
  }

  /// Writes the lines to standard error.
  public func report() {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Writes `note: …` to standard error: what is good to know and no fault.
  public static func note(_ text: String) {
    FileHandle.standardError.write(Data("note: \(text)\n".utf8))
  }

  /// Writes `warning: …` to standard error: something was left out, and the rest goes on.
  public static func warn(_ text: String) {
    FileHandle.standardError.write(Data("warning: \(text)\n".utf8))
  }
}
