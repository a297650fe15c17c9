/// The frame of a page that needs nothing from outside, and may fetch nothing.
struct Page {
  let title: String
  let body: HTML

  /// The page with its scripts inside it.
  func text(scripts: [String]) -> String {
    let scripts = scripts.map { "<script>\(Self.harmless($0))</script>" }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTML.escaped(title)) – Mien</title>
      <style>
      \(PageStyle.text)
      </style>
      </head>
      <body>
      <main>
      \(body.markup)
      </main>
      <footer><p>Mien names expressions, not feelings: a face does not tell what a person \
      feels.</p></footer>
      \(scripts.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  /// The browser refuses whatever would leave the page.
  private static let policy =
    "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

  /// A script that can't end its element: in strings and comments the browser would see it.
  static func harmless(_ script: String) -> String {
    script.replacing("</script", with: "<\\/script").replacing("<!--", with: "<\\!--")
  }
}
