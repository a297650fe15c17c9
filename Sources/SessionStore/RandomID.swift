/// Names for sessions and jobs that nobody can guess: 16 small letters and digits, 82 bits.
public enum RandomID {
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")

  /// A new one, from the system's random numbers.
  public static func next() -> String {
    String((0..<16).map { _ in letters.randomElement()! })
  }

  /// Whether a text has the form of one.
  public static func isOne(_ text: String) -> Bool {
    text.utf8.count == 16 && text.allSatisfy { letters.contains($0) }
  }
}
