import Evaluation
import Imaging

/// Accuracy against the severity of one corruption, from the clean pictures on.
public struct CorruptionFigure: Figure {
  public var name: String { "corruption-\(curve.corruption)" }
  public let width = FigureStyle.columnWidth
  public let height = 190.0

  private let curve: CorruptionCurve
  private let clean: SweepPoint
  private let statement: ProtocolStatement

  /// The figure of one of a model's curves.
  public init(
    _ curve: CorruptionCurve, clean: SweepPoint, protocol statement: ProtocolStatement
  ) {
    self.curve = curve
    self.clean = clean
    self.statement = statement
  }

  private var points: [SweepPoint] { [clean] + curve.points }

  public var summary: String {
    let rows = points.map {
      "\(FixedNumber.text($0.value, decimals: 0)): \(FixedNumber.percent($0.accuracy))"
    }
    return """
      Accuracy against the severity of \(curve.corruption); 0 is the clean picture. \
      \(rows.joined(separator: ", ")). \(statement.line).
      """
  }

  public func draw(on canvas: Canvas) throws {
    let top = try canvas.heading("Accuracy under \(curve.corruption)", statement, lines: 3) + 12
    let left = Canvas.margin + 36
    let plot = Plot(
      area: Rect(
        x: left, y: top, width: width - left - Canvas.margin - 4, height: height - top - 30),
      x: Axis(marks: points.map(\.value)), y: Axis(from: 0, to: 100), canvas: canvas)
    try plot.drawAxes(xName: "Severity (0: clean)", yName: "Right (%)")
    let level = clean.accuracy * 100
    canvas.line(
      [plot.place(plot.x.lower, level), plot.place(plot.x.upper, level)], Self.cleanStroke)
    plot.curve(points.map { ($0.value, $0.accuracy * 100) }, Self.stroke)
    for point in points {
      let ends = [point.wilsonInterval.lower, point.wilsonInterval.upper]
      canvas.line(ends.map { plot.place(point.value, $0 * 100) }, Self.whisker)
      canvas.disc(
        plot.place(point.value, point.accuracy * 100), radius: 2.2, FigureStyle.validation)
    }
  }

  private static let stroke = Canvas.Stroke(FigureStyle.validation, width: FigureStyle.curveWidth)
  private static let cleanStroke = Canvas.Stroke(FigureStyle.faintInk, width: 0.8, dashes: [1, 2])
  private static let whisker = Canvas.Stroke(FigureStyle.ink, width: 0.8)
}
