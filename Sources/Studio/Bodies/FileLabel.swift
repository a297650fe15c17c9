import Foundation

/// Names of files that clients send, made safe to show and to use in a folder.
enum FileLabel {
  /// The name without folders, control characters and leading points or dashes; never empty, at
  /// most 120 bytes, its extension kept.
  static func safe(_ name: String, otherwise fallback: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let shown = last.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
      default: true
      }
    }
    var text = String(String.UnicodeScalarView(shown))
    while let first = text.first, first == "." || first == "-" || first.isWhitespace {
      text.removeFirst()
    }
    guard text.utf8.count > 120 else { return text.isEmpty ? fallback : text }
    let ending = (text as NSString).pathExtension
    let kept = ending.utf8.count <= 8 && !ending.isEmpty ? ".\(ending)" : ""
    var stem = (text as NSString).deletingPathExtension
    while stem.utf8.count + kept.utf8.count > 120 { stem.removeLast() }
    return stem + kept
  }
}
