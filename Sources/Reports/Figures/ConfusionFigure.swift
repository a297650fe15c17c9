import Emotions
import Evaluation
import Imaging

/// How often each expression was taken for each other: counts, and per cent of each row.
public struct ConfusionFigure: Figure {
  public let name = "confusion"
  public var width: Double { max(Self.left + Double(columns + 1) * Self.cell + 16, 360) }
  public var height: Double { top + Double(labels.count + 1) * Self.cell + 2 }

  private let matrix: ConfusionMatrix
  private let statement: ProtocolStatement

  /// A matrix that has at least one label.
  ///
  /// - Throws: `ReportsError.nothingToShow`.
  public init(
    _ matrix: ConfusionMatrix, protocol statement: ProtocolStatement
  ) throws {
    guard !matrix.labels.isEmpty else { throw ReportsError.nothingToShow(figure: name) }
    self.matrix = matrix
    self.statement = statement
  }

  public var summary: String {
    let rows = labels.indices.map { row in
      "\(labels[row].rawValue) \(right(row)) of \(total(row))"
    }
    return """
      Confusion matrix of \(all) faces, \(FixedNumber.percent(share(matrix.right, all))) answered \
      rightly. Right answers by truth: \(rows.joined(separator: ", ")). \(statement.line).
      """
  }

  public func draw(on canvas: Canvas) throws {
    _ = try canvas.heading(
      "Confusion matrix: accuracy \(FixedNumber.percent(share(matrix.right, all))) of \(all) faces",
      statement)
    try drawNames(on: canvas)
    for row in labels.indices {
      let cells = counts[row] + (hasMisses ? [misses[row]] : [])
      for (column, count) in cells.enumerated() {
        try draw(count, of: total(row), row: row, column: column, on: canvas)
      }
      try drawTotal(
        total(row), share: share(right(row), total(row)), at: place(row, columns), on: canvas)
    }
    for column in 0..<columns {
      let answers =
        column < labels.count ? counts.reduce(0) { $0 + $1[column] } : misses.reduce(0, +)
      let precision = column < labels.count ? share(counts[column][column], answers) : nil
      try drawTotal(answers, share: precision, at: place(labels.count, column), on: canvas)
    }
    try drawTotal(
      all, share: share(matrix.right, all), at: place(labels.count, columns), on: canvas)
    let frame = Rect(
      x: Self.left, y: top, width: Double(columns) * Self.cell,
      height: Double(labels.count) * Self.cell)
    canvas.outline(frame, .init(FigureStyle.ink, width: FigureStyle.axisWidth))
  }

  private func draw(
    _ count: Int, of total: Int, row: Int, column: Int, on canvas: Canvas
  ) throws {
    let cell = place(row, column)
    let part = share(count, total) ?? 0
    let isMiss = column == labels.count
    let shade = Color.white.mixed(with: isMiss ? Self.missShade : Self.shade, by: part * 0.95)
    canvas.fill(cell, shade)
    canvas.outline(cell, .init(FigureStyle.grid, width: 0.4))
    let ink = shade.luminance > 0.22 ? FigureStyle.ink : Color.white
    guard count > 0 else { return try draw("0", in: cell, FigureStyle.faintInk, on: canvas) }
    try canvas.text(
      String(count), at: Point(x: cell.center.x, y: cell.center.y - 0.5),
      TextStyle(
        size: FigureStyle.labelSize, isBold: row == column, color: ink, .center, .baseline))
    try canvas.text(
      FixedNumber.percent(part), at: Point(x: cell.center.x, y: cell.center.y + 8.5),
      TextStyle(size: FigureStyle.tickSize - 0.5, color: ink, .center, .baseline))
  }

  private func draw(_ text: String, in cell: Rect, _ color: Color, on canvas: Canvas) throws {
    try canvas.text(
      text, at: cell.center, TextStyle(size: FigureStyle.tickSize, color: color, .center, .middle))
  }

  /// A number at the edge of the matrix, with recall or precision below it.
  private func drawTotal(
    _ total: Int, share: Double?, at cell: Rect, on canvas: Canvas
  ) throws {
    let style = TextStyle(size: FigureStyle.tickSize, color: FigureStyle.faintInk, .center)
    try canvas.text(String(total), at: Point(x: cell.center.x, y: cell.center.y - 0.5), style)
    guard let share else { return }
    try canvas.text(
      FixedNumber.percent(share), at: Point(x: cell.center.x, y: cell.center.y + 8.5), style)
  }

  private func drawNames(on canvas: Canvas) throws {
    let style = TextStyle(size: FigureStyle.labelSize, .center, .bottom)
    let names = labels.map(\.rawValue) + (hasMisses ? ["no face"] : []) + ["n, recall"]
    for (column, name) in names.enumerated() {
      var nameStyle = style
      nameStyle.color = column < columns ? FigureStyle.ink : FigureStyle.faintInk
      let cell = place(0, column)
      try canvas.text(name, at: Point(x: cell.center.x, y: cell.y - 3), nameStyle)
    }
    for (row, name) in (labels.map(\.rawValue) + ["n, precision"]).enumerated() {
      let color = row < labels.count ? FigureStyle.ink : FigureStyle.faintInk
      try canvas.text(
        name, at: Point(x: Self.left - 5, y: place(row, 0).center.y),
        TextStyle(size: FigureStyle.labelSize, color: color, .right, .middle))
    }
    let middle = Point(
      x: Self.left + Double(columns) * Self.cell / 2, y: top - 15)
    try canvas.text("Answer", at: middle, style)
    try canvas.text(
      "Truth", at: Point(x: 10, y: top + Double(labels.count) * Self.cell / 2),
      TextStyle(size: FigureStyle.labelSize, .center, .middle, quarterTurns: 1))
  }

  private var labels: [Emotion] { matrix.labels }
  private var counts: [[Int]] { matrix.counts }
  /// Faces that were not found, by truth; they count as wrong.
  private var misses: [Int] { matrix.missed }
  private var hasMisses: Bool { misses.contains { $0 > 0 } }
  private var columns: Int { labels.count + (hasMisses ? 1 : 0) }
  private var all: Int { matrix.total }
  private func right(_ row: Int) -> Int { counts[row][row] }
  private func total(_ row: Int) -> Int { counts[row].reduce(0, +) + misses[row] }
  private func share(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  private func place(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: Self.left + Double(column) * Self.cell, y: top + Double(row) * Self.cell,
      width: Self.cell, height: Self.cell)
  }

  private static let left = 70.0
  /// Where the drawing begins, below title and statement.
  private var top: Double { statement.extraTraining == nil ? 58 : 67 }
  private static let cell = 38.0
  private static let shade = Color(0x08519C)
  private static let missShade = Color(0x6B6B6B)
}
