/// A page in the frame that all pages share, `frame.html`.
///
/// A page's file has what its head has beside the frame's, then its `main`. One that belongs to
/// another page names it: `<link rel="up" href="…">`.
struct Page {
  /// The page's file name.
  let name: String
  /// What is in the file.
  let content: String

  /// The whole document; the navigation marks where it belongs.
  func document(in frame: String) -> String {
    let main = content.firstRange(of: "<main")?.lowerBound ?? content.startIndex
    let (place, kind) =
      content.firstMatch(of: /<link rel="up" href="([^"]+)">/).map { (String($0.1), "true") }
      ?? (name == "index.html" ? "/" : name, "page")
    let link = #"<li><a href="\#(place)""#
    return
      frame
      .replacing(link, with: link + #" aria-current="\#(kind)""#)
      .replacing("<!-- head -->\n", with: content[..<main])
      .replacing("<!-- main -->\n", with: content[main...])
  }
}
