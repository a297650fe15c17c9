import Evaluation
import Foundation
import Imaging

/// Accuracy of architectures with its intervals against the time that a clip takes.
public struct ComparisonFigure: Figure {
  public let name = "comparison"
  public let width = 356.0
  public let height = 262.0

  private let models: [ComparedModel]
  private let statement: ProtocolStatement

  /// The figure of at least one architecture.
  ///
  /// - Throws: `ReportsError.nothingToShow`.
  public init(_ comparison: ModelComparison, protocol statement: ProtocolStatement) throws {
    guard !comparison.models.isEmpty else { throw ReportsError.nothingToShow(figure: "comparison") }
    models = comparison.models
    self.statement = statement
  }

  public var summary: String {
    let rows = models.map { model in
      "\(model.name): right \(FixedNumber.percent(model.summary.accuracy)), "
        + "\(FixedNumber.text(model.cost.milliseconds, decimals: 2)) ms"
    }
    return """
      Accuracy of architectures against milliseconds per clip. \(rows.joined(separator: "; ")). \
      \(statement.line).
      """
  }

  public func draw(on canvas: Canvas) throws {
    let heading = try canvas.heading("Accuracy against time", statement, lines: 3)
    let left = Canvas.margin + 36
    let top = heading + 22
    let plot = Plot(
      area: Rect(
        x: left, y: top, width: width - left - Canvas.margin - 4, height: height - top - 30),
      x: timeAxis, y: accuracyAxis, canvas: canvas)
    try plot.drawAxes(xName: "Milliseconds per clip (logarithmic)", yName: "Accuracy (%)")
    for model in models { draw(model, in: plot) }
    try drawNames(in: plot)
    try drawKey(at: Point(x: left, y: top - 9), on: canvas)
  }

  /// The accuracy's disc, Wilson's interval as a whisker, the one over people as a broad line.
  private func draw(_ model: ComparedModel, in plot: Plot) {
    let canvas = plot.canvas
    func place(_ share: Double) -> Point { plot.place(Self.time(of: model), share * 100) }
    if let people = model.summary.subjectInterval {
      canvas.line([place(people.lower), place(people.upper)], Self.peopleStroke)
    }
    let wilson = model.summary.wilsonInterval
    let ends = [wilson.lower, wilson.upper].map(place)
    canvas.line(ends, Self.whisker)
    for end in ends {
      canvas.line([Point(x: end.x - 2, y: end.y), Point(x: end.x + 2, y: end.y)], Self.whisker)
    }
    canvas.disc(place(model.summary.accuracy), radius: 2.4, FigureStyle.validation)
  }

  /// Each name beside its disc, on the side with room, and pushed down where two would touch.
  private func drawNames(in plot: Plot) throws {
    let size = FigureStyle.tickSize
    var taken: [Rect] = []
    for model in models.sorted(by: { $0.summary.accuracy > $1.summary.accuracy }) {
      let at = plot.place(Self.time(of: model), model.summary.accuracy * 100)
      let isRight = at.x > plot.area.center.x
      let room = Double(model.name.count) * size * 0.55
      var box = Rect(
        x: isRight ? at.x - 6 - room : at.x + 6, y: at.y - size / 2, width: room, height: size + 1)
      while let other = taken.first(where: { $0.touches(box) }) { box.y = other.maxY }
      taken.append(box)
      let style = TextStyle(size: size, isRight ? .right : .left, .middle)
      try plot.canvas.text(
        model.name, at: Point(x: isRight ? at.x - 6 : at.x + 6, y: box.center.y), style)
    }
  }

  private func drawKey(at point: Point, on canvas: Canvas) throws {
    let style = TextStyle(size: FigureStyle.tickSize, .left, .middle)
    var x = point.x
    for (words, stroke) in [("95 %: Wilson", Self.whisker), ("over people", Self.peopleStroke)] {
      canvas.line([Point(x: x, y: point.y), Point(x: x + 14, y: point.y)], stroke)
      x = try canvas.text(words, at: Point(x: x + 18, y: point.y), style).maxX + 10
    }
  }

  /// The time, kept above 0 for the logarithm.
  private static func time(of model: ComparedModel) -> Double {
    max(1e-4, model.cost.milliseconds)
  }

  /// Ticks at 1, 2 and 5 times powers of ten around all times.
  private var timeAxis: Axis {
    let times = models.map(Self.time)
    let steps = (-5...6).flatMap { power in [1.0, 2, 5].map { $0 * pow(10, Double(power)) } }
    let first = steps.lastIndex { $0 <= times.min()! } ?? 0
    let last = steps.firstIndex { $0 >= times.max()! } ?? steps.count - 1
    return Axis(marks: Array(steps[first...max(last, first + 1)]), isLogarithmic: true)
  }

  private var accuracyAxis: Axis {
    let ends = models.flatMap { model in
      [model.summary.wilsonInterval, model.summary.subjectInterval].compactMap { $0 }
        .flatMap { [$0.lower * 100, $0.upper * 100] }
    }
    return Axis(covering: ends, within: 0...100)
  }

  private static let whisker = Canvas.Stroke(FigureStyle.ink, width: 0.8)
  private static let peopleStroke = Canvas.Stroke(
    FigureStyle.validation.mixed(with: .white, by: 0.65), width: 4)
}

extension Rect {
  fileprivate func touches(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
