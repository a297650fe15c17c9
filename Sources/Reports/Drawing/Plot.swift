import Evaluation
import Imaging

/// A pair of axes on a canvas, and what is drawn between them.
struct Plot {
  /// The space between the axes, in points.
  let area: Rect
  let x: Axis
  let y: Axis
  let canvas: Canvas

  /// Where a pair of values lies.
  func place(_ px: Double, _ py: Double) -> Point {
    Point(x: area.x + x.share(px) * area.width, y: area.maxY - y.share(py) * area.height)
  }

  /// Draws axes, ticks, faint lines behind the data, and the axes' names.
  func drawAxes(xName: String, yName: String) throws {
    let line = Canvas.Stroke(FigureStyle.ink, width: FigureStyle.axisWidth)
    let faint = Canvas.Stroke(FigureStyle.grid, width: FigureStyle.axisWidth)
    let tick = TextStyle(size: FigureStyle.tickSize, color: FigureStyle.faintInk)
    for value in y.ticks {
      let at = place(x.lower, value)
      canvas.line([at, Point(x: area.maxX, y: at.y)], faint)
      canvas.line([Point(x: at.x - 2.5, y: at.y), at], line)
      var style = tick
      (style.horizontal, style.vertical) = (.right, .middle)
      try canvas.text(y.text(value), at: Point(x: at.x - 4.5, y: at.y), style)
    }
    for value in x.ticks {
      let at = place(value, y.lower)
      canvas.line([at, Point(x: at.x, y: at.y + 2.5)], line)
      var style = tick
      (style.horizontal, style.vertical) = (.center, .top)
      try canvas.text(x.text(value), at: Point(x: at.x, y: at.y + 3.5), style)
    }
    let corner = Point(x: area.x, y: area.maxY)
    canvas.line([Point(x: area.x, y: area.y), corner, Point(x: area.maxX, y: area.maxY)], line)
    try canvas.text(
      xName, at: Point(x: area.center.x, y: area.maxY + 14),
      TextStyle(size: FigureStyle.labelSize, .center, .top))
    try canvas.text(
      yName, at: Point(x: area.x - 30, y: area.center.y),
      TextStyle(size: FigureStyle.labelSize, .center, .middle, quarterTurns: 1))
  }

  /// Draws a curve; values that are no finite numbers leave a gap.
  func curve(_ values: [(x: Double, y: Double)], _ stroke: Canvas.Stroke) {
    for run in values.split(whereSeparator: { !$0.y.isFinite }) {
      let points = run.map { place($0.x, $0.y) }
      if points.count == 1 { canvas.disc(points[0], radius: stroke.width, stroke.color) }
      canvas.line(points, stroke)
    }
  }
}

extension Canvas {
  /// Writes a figure's title and protocol line; gives the height that they take.
  ///
  /// - Parameter lines: how many lines the statement may take, one more where it tells of extra
  ///   training data; the last is cut.
  func heading(
    _ title: String, _ statement: ProtocolStatement, lines: Int = 2
  ) throws -> Double {
    let lines = statement.extraTraining == nil ? lines : lines + 1
    let room = width - 2 * Self.margin
    let head = try text(
      title, at: Point(x: Self.margin, y: Self.margin),
      TextStyle(size: FigureStyle.titleSize, isBold: true, .left, .top, maxWidth: room))
    let below = try text(
      statement.line, at: Point(x: Self.margin, y: head.maxY + 2),
      TextStyle(
        size: FigureStyle.tickSize, isBold: statement.isLeaky, color: statement.color, .left, .top,
        maxWidth: room, maxLines: lines))
    return below.maxY
  }

  /// Free space at a figure's edges, in points.
  static var margin: Double { 6 }
}
