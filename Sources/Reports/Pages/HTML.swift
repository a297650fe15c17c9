/// A piece of a page: text that is escaped, and tags that are not.
///
///     HTML.tag("p", ["class": "note"], "1 < 2")  // <p class="note">1 &lt; 2</p>
struct HTML: Equatable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// The markup.
  let markup: String

  /// A text, escaped: what a string becomes wherever a page takes it.
  init(_ text: String) { markup = Self.escaped(text) }
  init(stringLiteral text: String) { self.init(text) }
  /// Markup that is well-formed already.
  init(markup: String) { self.markup = markup }
  /// Pieces one after the other.
  init(_ pieces: [HTML]) { markup = pieces.map(\.markup).joined(separator: "\n") }

  /// An element and what it holds.
  static func tag(_ name: String, _ content: HTML...) -> HTML {
    HTML(markup: open(name, [:]) + content.map(\.markup).joined() + "</\(name)>")
  }

  /// An element with its attributes, in the order given, and what it holds.
  static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ content: HTML...
  ) -> HTML {
    HTML(markup: open(name, attributes) + content.map(\.markup).joined() + "</\(name)>")
  }

  /// An element that holds nothing: `img`, `meta`.
  static func void(_ name: String, _ attributes: KeyValuePairs<String, String>) -> HTML {
    HTML(markup: open(name, attributes))
  }

  private static func open(
    _ name: String, _ attributes: KeyValuePairs<String, String>
  ) -> String {
    "<\(name)" + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined() + ">"
  }

  /// The text with all that means something in a page made harmless, in attributes too.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
