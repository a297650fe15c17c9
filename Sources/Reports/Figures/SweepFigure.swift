import Evaluation
import Imaging

/// Accuracy against one factor of the picture, and the share of the faces that are found.
public struct SweepFigure: Figure {
  public var name: String { "sweep-\(curve.factor.rawValue)" }
  public let width = 356.0
  public let height = 262.0

  private let curve: SweepCurve
  /// Accuracy of a guess among the expressions that were rendered, 0...1.
  private let chance: Double
  private let statement: ProtocolStatement

  /// The figure of a curve with at least two points.
  ///
  /// - Parameter labelCount: how many expressions were rendered, equally often.
  /// - Throws: `ReportsError.nothingToShow`.
  public init(
    _ curve: SweepCurve, labelCount: Int, protocol statement: ProtocolStatement
  ) throws {
    guard curve.points.count > 1, labelCount > 0 else {
      throw ReportsError.nothingToShow(figure: "sweep-\(curve.factor.rawValue)")
    }
    self.curve = curve
    chance = 1 / Double(labelCount)
    self.statement = statement
  }

  public var summary: String {
    let rows = curve.points.map { point in
      "\(axis.text(point.value)): right \(FixedNumber.percent(point.accuracy)), "
        + "found \(FixedNumber.percent(point.foundShare))"
    }
    return """
      Accuracy against \(curve.factor.rawValue). \(curve.factor.axisName): \
      \(rows.joined(separator: "; ")). \(statement.line).
      """
  }

  public func draw(on canvas: Canvas) throws {
    let heading = try canvas.heading(
      "Accuracy against \(curve.factor.rawValue)", statement, lines: 3)
    let left = Canvas.margin + 36
    let top = heading + 22
    let plot = Plot(
      area: Rect(
        x: left, y: top, width: width - left - Canvas.margin - 4, height: height - top - 30),
      x: axis, y: Axis(from: 0, to: 100), canvas: canvas)
    try plot.drawAxes(xName: curve.factor.axisName, yName: "Share (%)")
    let guess = [plot.place(axis.lower, chance * 100), plot.place(axis.upper, chance * 100)]
    canvas.line(guess, Self.chanceStroke)
    plot.curve(values(\.foundShare), Self.foundStroke)
    plot.curve(values(\.accuracy), Self.accuracyStroke)
    for point in curve.points { draw(point, in: plot) }
    try drawKey(at: Point(x: left, y: top - 9), on: canvas)
  }

  /// The accuracy's disc, Wilson's interval as a whisker and the one over people as a broad line;
  /// the share of found faces as a small square.
  private func draw(_ point: SweepPoint, in plot: Plot) {
    let canvas = plot.canvas
    func place(_ share: Double) -> Point { plot.place(point.value, share * 100) }
    if let people = point.subjectInterval {
      canvas.line([place(people.lower), place(people.upper)], Self.peopleStroke)
    }
    let ends = [point.wilsonInterval.lower, point.wilsonInterval.upper].map(place)
    canvas.line(ends, Self.whisker)
    for end in ends {
      canvas.line([Point(x: end.x - 2, y: end.y), Point(x: end.x + 2, y: end.y)], Self.whisker)
    }
    let found = place(point.foundShare)
    canvas.fill(Rect(x: found.x - 1.6, y: found.y - 1.6, width: 3.2, height: 3.2), Self.foundColor)
    canvas.disc(place(point.accuracy), radius: 2.2, FigureStyle.validation)
  }

  private func drawKey(at point: Point, on canvas: Canvas) throws {
    let style = TextStyle(size: FigureStyle.tickSize, .left, .middle)
    var x = point.x
    let y = point.y
    for (words, stroke) in [
      ("right", Self.accuracyStroke), ("found", Self.foundStroke), ("chance", Self.chanceStroke),
      ("95 %: Wilson", Self.whisker), ("over people", Self.peopleStroke),
    ] {
      canvas.line([Point(x: x, y: y), Point(x: x + 14, y: y)], stroke)
      x = try canvas.text(words, at: Point(x: x + 18, y: y), style).maxX + 10
    }
  }

  private var axis: Axis {
    Axis(marks: curve.points.map(\.value), isLogarithmic: curve.factor.isLogarithmic)
  }

  private func values(_ share: (SweepPoint) -> Double) -> [(x: Double, y: Double)] {
    curve.points.map { ($0.value, share($0) * 100) }
  }

  private static let foundColor = FigureStyle.training
  private static let accuracyStroke = Canvas.Stroke(
    FigureStyle.validation, width: FigureStyle.curveWidth)
  private static let foundStroke = Canvas.Stroke(foundColor, width: 1, dashes: [4, 2])
  private static let chanceStroke = Canvas.Stroke(FigureStyle.faintInk, width: 0.8, dashes: [1, 2])
  private static let whisker = Canvas.Stroke(FigureStyle.ink, width: 0.8)
  private static let peopleStroke = Canvas.Stroke(
    FigureStyle.validation.mixed(with: .white, by: 0.65), width: 4)
}
