import Evaluation
import Imaging

/// Every corruption's accuracy in every severity at a glance, and how often answers flip.
public struct CorruptionOverviewFigure: Figure {
  public let name = "corruptions"
  public let width = 396.0
  public var height: Double {
    Self.top + Double(robustness.curves.count + robustness.flipRates.count) * Self.row + 42
  }

  private let robustness: Robustness
  private let statement: ProtocolStatement

  /// The figure of a model's curves.
  ///
  /// - Throws: `ReportsError.nothingToShow`.
  public init(_ robustness: Robustness, protocol statement: ProtocolStatement) throws {
    guard !robustness.curves.isEmpty else {
      throw ReportsError.nothingToShow(figure: "corruptions")
    }
    self.robustness = robustness
    self.statement = statement
  }

  public var summary: String {
    let rows = robustness.curves.map { curve in
      "\(curve.corruption) \(FixedNumber.percent(robustness.relativeAccuracy(of: curve)))"
    }
    return """
      Accuracy relative to clean pictures (\(FixedNumber.percent(robustness.clean.accuracy)) right) \
      under each corruption, a mean over its severities: \(rows.joined(separator: ", ")). \
      \(statement.line).
      """
  }

  public func draw(on canvas: Canvas) throws {
    _ = try canvas.heading(
      "Right answers on spoilt faces (clean: \(FixedNumber.percent(robustness.clean.accuracy)))",
      statement, lines: 3)
    let names = ["1", "2", "3", "4", "5", "mean / clean"]
    for (column, name) in names.enumerated() {
      try canvas.text(
        name, at: Point(x: cell(0, column).center.x, y: Self.top - 4),
        TextStyle(size: FigureStyle.tickSize, color: FigureStyle.faintInk, .center))
    }
    for (row, curve) in robustness.curves.enumerated() { try draw(curve, row, on: canvas) }
    try canvas.text(
      "*: not of RAF-DB-C's list", at: Point(x: Canvas.margin, y: Self.top - 4),
      TextStyle(size: FigureStyle.tickSize, color: FigureStyle.faintInk))
    try drawFlips(on: canvas)
  }

  private func draw(_ curve: CorruptionCurve, _ row: Int, on canvas: Canvas) throws {
    try drawName(curve.corruption + (curve.isPublished ? "" : " *"), row, on: canvas)
    let relative = robustness.relativeAccuracy(of: curve)
    let shares =
      curve.points.map { ($0.accuracy, share($0.accuracy)) } + [(relative ?? 0, relative)]
    for (column, (value, shade)) in shares.enumerated() {
      try draw(value, shade: shade ?? 0, in: cell(row, column), isBold: column == 5, on: canvas)
    }
  }

  /// Bars of the shares of answers that change.
  private func drawFlips(on canvas: Canvas) throws {
    guard !robustness.flipRates.isEmpty else { return }
    let first = robustness.curves.count
    let title = "Answers that change from frame to frame (noise: from the clean face)"
    try canvas.text(
      title, at: Point(x: Canvas.margin, y: cell(first, 0).y + 16),
      TextStyle(size: FigureStyle.labelSize, isBold: true))
    for (index, flip) in robustness.flipRates.enumerated() {
      var place = cell(first + index, 0)
      place.y += 22
      try canvas.text(
        flip.perturbation, at: Point(x: Self.left - 5, y: place.center.y),
        TextStyle(size: FigureStyle.tickSize, .right, .middle))
      place.width = (width - Self.left - 50) * flip.rate
      canvas.fill(
        Rect(x: place.x, y: place.y + 2, width: place.width, height: Self.row - 4),
        FigureStyle.training)
      try canvas.text(
        FixedNumber.percent(flip.rate), at: Point(x: place.maxX + 4, y: place.center.y),
        TextStyle(size: FigureStyle.tickSize, .left, .middle))
    }
  }

  private func drawName(_ name: String, _ row: Int, on canvas: Canvas) throws {
    try canvas.text(
      name, at: Point(x: Self.left - 5, y: cell(row, 0).center.y),
      TextStyle(size: FigureStyle.tickSize, .right, .middle))
  }

  private func draw(
    _ value: Double, shade: Double, in cell: Rect, isBold: Bool, on canvas: Canvas
  ) throws {
    let color = Color.white.mixed(with: Self.shade, by: min(max(shade, 0), 1) * 0.95)
    canvas.fill(cell, color)
    canvas.outline(cell, .init(FigureStyle.grid, width: 0.4))
    try canvas.text(
      FixedNumber.percent(value), at: cell.center,
      TextStyle(
        size: FigureStyle.tickSize, isBold: isBold,
        color: color.luminance > 0.22 ? FigureStyle.ink : .white, .center, .middle))
  }

  /// How dark a cell is: the accuracy's share of the clean one.
  private func share(_ accuracy: Double) -> Double? {
    robustness.clean.accuracy > 0 ? accuracy / robustness.clean.accuracy : nil
  }

  private func cell(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: Self.left + Double(column) * 40, y: Self.top + Double(row) * Self.row,
      width: column == 5 ? 52 : 40, height: Self.row)
  }

  private static let left = 128.0
  private static let top = 66.0
  private static let row = 15.0
  private static let shade = Color(0x08519C)
}
