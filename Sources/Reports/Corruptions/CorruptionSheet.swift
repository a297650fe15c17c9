import Imaging

/// One face under every corruption, clean at the left, then by severity.
public struct CorruptionSheet: Figure {
  public let name = "corruption-faces"
  public var width: Double { Self.left + 6 * Self.pitch + Canvas.margin }
  public var height: Double { Self.top + Double(rows.count) * Self.pitch + Canvas.margin }

  private let rows: [(name: String, crops: [FaceCrop])]

  /// A sheet of a row per corruption: the clean crop and those of the severities.
  ///
  /// - Throws: `ReportsError.nothingToShow`.
  public init(_ rows: [(name: String, crops: [FaceCrop])]) throws {
    guard !rows.isEmpty else { throw ReportsError.nothingToShow(figure: "corruption-faces") }
    self.rows = rows
  }

  public var summary: String {
    "One rendered face under \(rows.map(\.name).joined(separator: ", ")), each in five severities."
  }

  public func draw(on canvas: Canvas) throws {
    let style = TextStyle(size: FigureStyle.tickSize, color: FigureStyle.faintInk, .center)
    for (column, name) in ["clean", "1", "2", "3", "4", "5"].enumerated() {
      try canvas.text(name, at: Point(x: place(0, column).center.x, y: Self.top - 4), style)
    }
    for (row, line) in rows.enumerated() {
      try canvas.text(
        line.name, at: Point(x: Self.left - 5, y: place(row, 0).center.y),
        TextStyle(size: FigureStyle.tickSize, .right, .middle))
      for (column, crop) in line.crops.enumerated() {
        try canvas.image(crop.image, in: place(row, column), keepsPixels: true)
      }
    }
  }

  private func place(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: Self.left + Double(column) * Self.pitch, y: Self.top + Double(row) * Self.pitch,
      width: Self.pitch - 1, height: Self.pitch - 1)
  }

  private static let left = 118.0
  private static let top = 16.0
  private static let pitch = 37.0
}

extension FaceCrop {
  /// The crop as a picture.
  var image: Image {
    var image = Image(width: Self.side, height: Self.side, channels: .gray, filledWith: 0)
    image.pixels = pixels
    return image
  }
}
