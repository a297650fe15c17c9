import Foundation

/// A drawing for a paper: one function draws it, whatever the file.
///
///     try CurvesFigure(metrics: metrics, protocol: statement).write(into: folder)
public protocol Figure: Sendable {
  /// The file's name without ending: `curves`.
  var name: String { get }
  /// What the figure shows, in a sentence or two, for those who can't see it.
  var summary: String { get }
  /// Width in points.
  var width: Double { get }
  /// Height in points.
  var height: Double { get }
  /// Draws it all on an empty sheet of that size.
  func draw(on canvas: Canvas) throws
}

extension Figure {
  /// The bytes of the figure's file.
  ///
  /// - Throws: `ReportsError.cannotDraw`, `ReportsError.noFont`.
  public func data(_ format: FigureFormat) throws -> Data {
    let canvas = try Canvas(width: width, height: height, format: format)
    canvas.fill(FigureStyle.paper)
    try draw(on: canvas)
    let data = try canvas.finish()
    return format == .svg ? described(data) : data
  }

  /// Writes the figure to a file, in the format of its ending, all of it or nothing.
  ///
  /// - Throws: `ReportsError.unknownFormat`, `.cannotWrite`, `.cannotDraw`, `.noFont`.
  public func write(to file: URL) throws {
    let data = try data(FigureFormat(of: file))
    try PartFile.write(data, to: file)
  }

  /// Writes `<name>.<ending>` into a folder, once per format.
  public func write(into folder: URL, formats: [FigureFormat] = [.png, .svg]) throws {
    for format in formats {
      try write(to: folder.appending(component: "\(name).\(format.rawValue)"))
    }
  }

  /// The SVG with a title and a description, which screen readers read out.
  ///
  /// Cairo names a surface by how many the program has made: the name goes, so that the same figure
  /// has the same bytes whatever was drawn beside it.
  private func described(_ svg: Data) -> Data {
    let text = String(decoding: svg, as: UTF8.self)
      .replacing(/id="surface[0-9]+"/, with: "id=\"page\"")
    guard let root = text.range(of: "<svg "), let end = text[root.upperBound...].firstIndex(of: ">")
    else { return svg }
    return Data(
      (text[..<root.upperBound] + "role=\"img\" " + text[root.upperBound...end]
        + "\n<title>\(HTML.escaped(name))</title>\n<desc>\(HTML.escaped(summary))</desc>"
        + text[text.index(after: end)...]).utf8)
  }
}
