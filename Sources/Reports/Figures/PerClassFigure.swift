import Emotions
import Evaluation
import Imaging

/// Recall and precision of each expression, with Wilson's 95 % intervals.
public struct PerClassFigure: Figure {
  public let name = "per-class"
  public let width = 356.0
  public var height: Double { top + Double(matrix.labels.count) * Self.rowHeight + 34 }

  private let matrix: ConfusionMatrix
  private let statement: ProtocolStatement

  /// The figures of a matrix that has at least one label.
  ///
  /// - Throws: `ReportsError.nothingToShow`.
  public init(_ matrix: ConfusionMatrix, protocol statement: ProtocolStatement) throws {
    guard !matrix.labels.isEmpty else { throw ReportsError.nothingToShow(figure: name) }
    self.matrix = matrix
    self.statement = statement
  }

  public var summary: String {
    let rows = matrix.labels.map { label in
      "\(label.rawValue): recall \(Self.words(recall(label))), "
        + "precision \(Self.words(precision(label)))"
    }
    return "\(rows.joined(separator: "; ")). Wilson's 95 % intervals. \(statement.line)."
  }

  public func draw(on canvas: Canvas) throws {
    _ = try canvas.heading("Recall and precision of each expression", statement)
    let left = 62.0
    let plot = Plot(
      area: Rect(
        x: left, y: top, width: width - left - Canvas.margin - 8,
        height: Double(matrix.labels.count) * Self.rowHeight),
      x: Axis(from: 0, to: 100), y: Axis(from: 0, to: 1, count: 1), canvas: canvas)
    try drawGround(of: plot)
    for (index, label) in matrix.labels.enumerated() {
      let y = plot.area.y + (Double(index) + 0.5) * Self.rowHeight
      try canvas.text(
        label.rawValue, at: Point(x: left - 5, y: y),
        TextStyle(size: FigureStyle.labelSize, .right, .middle))
      draw(recall(label), at: y - 5, label.color, isFilled: true, in: plot)
      draw(precision(label), at: y + 5, label.color, isFilled: false, in: plot)
    }
    try drawKey(at: Point(x: left, y: top - 9), on: canvas)
  }

  /// A bar to the share, full for recall and hollow for precision, and the interval as a whisker.
  private func draw(
    _ share: Share, at y: Double, _ color: Color, isFilled: Bool, in plot: Plot
  ) {
    let canvas = plot.canvas
    guard share.total > 0 else { return }
    func x(_ part: Double) -> Double { plot.place(part * 100, 0).x }
    let bar = Rect(x: x(0), y: y - 3.5, width: x(share.value) - x(0), height: 7)
    canvas.fill(bar, isFilled ? color : color.mixed(with: .white, by: 0.75))
    canvas.outline(bar, .init(color, width: 0.8))
    let ends = share.interval
    let line = Canvas.Stroke(FigureStyle.ink, width: 0.8)
    canvas.line([Point(x: x(ends.lower), y: y), Point(x: x(ends.upper), y: y)], line)
    for end in [ends.lower, ends.upper] {
      canvas.line([Point(x: x(end), y: y - 2), Point(x: x(end), y: y + 2)], line)
    }
  }

  private func drawGround(of plot: Plot) throws {
    let line = Canvas.Stroke(FigureStyle.ink, width: FigureStyle.axisWidth)
    let (area, canvas) = (plot.area, plot.canvas)
    for tick in plot.x.ticks {
      let x = plot.place(tick, 0).x
      canvas.line(
        [Point(x: x, y: area.y), Point(x: x, y: area.maxY)],
        .init(FigureStyle.grid, width: FigureStyle.axisWidth))
      canvas.line([Point(x: x, y: area.maxY), Point(x: x, y: area.maxY + 2.5)], line)
      try canvas.text(
        plot.x.text(tick), at: Point(x: x, y: area.maxY + 3.5),
        TextStyle(size: FigureStyle.tickSize, color: FigureStyle.faintInk, .center, .top))
    }
    canvas.line([Point(x: area.x, y: area.maxY), Point(x: area.maxX, y: area.maxY)], line)
    try canvas.text(
      "Share (%)", at: Point(x: area.center.x, y: area.maxY + 14),
      TextStyle(size: FigureStyle.labelSize, .center, .top))
  }

  private func drawKey(at point: Point, on canvas: Canvas) throws {
    let style = TextStyle(size: FigureStyle.tickSize, .left, .middle)
    var x = point.x
    for (words, shade) in [("recall", 0.0), ("precision", 0.75)] {
      let color = FigureStyle.faintInk
      let box = Rect(x: x, y: point.y - 3, width: 12, height: 6)
      canvas.fill(box, color.mixed(with: .white, by: shade))
      canvas.outline(box, .init(color, width: 0.8))
      x = try canvas.text(words, at: Point(x: x + 16, y: point.y), style).maxX + 12
    }
    let stroke = Canvas.Stroke(FigureStyle.ink, width: 0.8)
    canvas.line([Point(x: x, y: point.y), Point(x: x + 12, y: point.y)], stroke)
    try canvas.text("95 % interval (Wilson)", at: Point(x: x + 16, y: point.y), style)
  }

  /// Where the drawing begins, below title and statement.
  private var top: Double { statement.extraTraining == nil ? 58 : 67 }
  private static let rowHeight = 26.0
}

extension PerClassFigure {
  /// So many of so many.
  private struct Share {
    var right: Int
    var total: Int
    var value: Double { Double(right) / Double(max(1, total)) }
    var interval: Interval { .wilson(right: right, of: total) }
  }

  private func recall(_ label: Emotion) -> Share {
    let counts = matrix.recallCounts(label)
    return Share(right: counts.right, total: counts.total)
  }

  private func precision(_ label: Emotion) -> Share {
    let counts = matrix.precisionCounts(label)
    return Share(right: counts.right, total: counts.total)
  }

  private static func words(_ share: Share) -> String {
    FixedNumber.percent(share.total > 0 ? share.value : nil)
  }
}
