import Foundation

/// The system's error numbers in words.
enum SystemMessage {
  /// `errno` in words, in lower case: "no space left on device".
  static func text(_ number: Int32) -> String {
    let words = String(cString: strerror(number))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
