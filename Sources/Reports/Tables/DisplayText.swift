/// Text measured in the columns that it takes on a terminal.
enum DisplayText {
  /// Columns: two for wide letters (East Asian, emoji), none for marks upon others.
  static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + width($1) }
  }

  /// The text, filled up with spaces.
  static func padded(_ text: String, to width: Int, fromLeft: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - Self.width(text)))
    return fromLeft ? space + text : text + space
  }

  /// The end of a long text, which tells files apart, behind an ellipsis; control characters gone.
  static func shortened(_ text: String, to room: Int) -> String {
    let text = text.map { $0.unicodeScalars.contains(where: isControl) ? "�" : String($0) }.joined()
    guard width(text) > room else { return text }
    var kept: [Character] = []
    var used = 1
    for character in text.reversed() {
      used += width(character)
      guard used <= room else { break }
      kept.append(character)
    }
    return "…" + String(kept.reversed())
  }

  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  /// The blocks of wide letters (Unicode Standard Annex 11).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isEmojiPresentation { return true }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }
}
