import Evaluation
import Imaging

/// Accuracy and loss of training and validation over the epochs (the published system's Fig. 5).
public struct CurvesFigure: Figure {
  public let name = "curves"
  public let width = FigureStyle.pageWidth
  public let height = 220.0

  private let metrics: [EpochMetrics]
  private let statement: ProtocolStatement

  /// The curves of a training run; `metrics` has at least one epoch.
  ///
  /// - Throws: `ReportsError.nothingToShow`.
  public init(metrics: [EpochMetrics], protocol statement: ProtocolStatement) throws {
    guard !metrics.isEmpty else { throw ReportsError.nothingToShow(figure: name) }
    self.metrics = metrics.sorted { $0.epoch < $1.epoch }
    self.statement = statement
  }

  /// The epoch with the best validation.
  var best: EpochMetrics { metrics.best ?? metrics[0] }

  /// The last epoch.
  var last: EpochMetrics { metrics[metrics.count - 1] }

  public var summary: String {
    func percent(_ share: Double) -> String { FixedNumber.percent(share) }
    return """
      Accuracy and loss over \(last.epoch) epochs. Validation accuracy: best \
      \(percent(best.validationAccuracy)) in epoch \(best.epoch), last \
      \(percent(last.validationAccuracy)); training accuracy: last \
      \(percent(last.trainAccuracy)). \(statement.line).
      """
  }

  public func draw(on canvas: Canvas) throws {
    let top = try canvas.heading("Accuracy and loss per epoch", statement) + 18
    let (left, between, below) = (Canvas.margin + 36, 46.0, 30.0)
    let panel = (width - left - between - Canvas.margin - 6) / 2
    let size = height - top - below - 2
    let epochs = Axis(epochs: last.epoch)
    let shares = metrics.flatMap { [$0.trainAccuracy, $0.validationAccuracy] }
    let accuracy = Plot(
      area: Rect(x: left, y: top, width: panel, height: size), x: epochs,
      y: Axis(covering: shares.map { $0 * 100 } + [100], within: 0...100), canvas: canvas)
    try accuracy.drawAxes(xName: "Epoch", yName: "Accuracy (%)")
    try drawCurves(
      accuracy, train: { $0.trainAccuracy * 100 }, validation: { $0.validationAccuracy * 100 })
    try drawAccuracyMarks(accuracy)

    let losses = metrics.flatMap { [$0.trainLoss, $0.validationLoss] }
    let loss = Plot(
      area: Rect(x: left + panel + between, y: top, width: panel, height: size), x: epochs,
      y: Axis(covering: losses + [0], within: 0...Double.greatestFiniteMagnitude), canvas: canvas)
    try loss.drawAxes(xName: "Epoch", yName: "Loss (cross-entropy)")
    try drawCurves(loss, train: \.trainLoss, validation: \.validationLoss)
    drawMarks(loss, \.validationLoss)
    try drawKey(above: loss.area, on: canvas)
  }

  private func drawCurves(
    _ plot: Plot, train: (EpochMetrics) -> Double, validation: (EpochMetrics) -> Double
  ) throws {
    func curve(_ value: (EpochMetrics) -> Double) -> [(x: Double, y: Double)] {
      metrics.map { (Double($0.epoch), value($0)) }
    }
    plot.curve(curve(train), Self.trainStroke)
    plot.curve(curve(validation), Self.validationStroke)
  }

  /// A ring at the best epoch, a disc at the last.
  private func drawMarks(_ plot: Plot, _ value: (EpochMetrics) -> Double) {
    let (ring, disc) = (
      plot.place(Double(best.epoch), value(best)), plot.place(Double(last.epoch), value(last))
    )
    if value(last).isFinite { plot.canvas.disc(disc, radius: 2.2, FigureStyle.validation) }
    guard value(best).isFinite else { return }
    plot.canvas.disc(ring, radius: 3.4, FigureStyle.paper)
    plot.canvas.ring(ring, radius: 3.4, .init(FigureStyle.validation, width: 1.1))
    plot.canvas.disc(ring, radius: 1.3, FigureStyle.validation)
  }

  private func drawAccuracyMarks(_ plot: Plot) throws {
    drawMarks(plot) { $0.validationAccuracy * 100 }
    let words =
      best == last
      ? "validation: best and last \(FixedNumber.percent(last.validationAccuracy))"
      : "validation: best \(FixedNumber.percent(best.validationAccuracy)) (epoch \(best.epoch)), "
        + "last \(FixedNumber.percent(last.validationAccuracy))"
    try plot.canvas.text(
      words, at: Point(x: plot.area.x, y: plot.area.y - 5),
      TextStyle(size: FigureStyle.tickSize, color: FigureStyle.validation, .left, .bottom))
  }

  /// What the two curves and the two marks are.
  private func drawKey(above area: Rect, on canvas: Canvas) throws {
    var x = area.x
    let y = area.y - 9.5
    let style = TextStyle(size: FigureStyle.tickSize, .left, .middle)
    for (words, stroke) in [
      ("training", Self.trainStroke), ("validation", Self.validationStroke),
    ] {
      canvas.line([Point(x: x, y: y), Point(x: x + 16, y: y)], stroke)
      x = try canvas.text(words, at: Point(x: x + 20, y: y), style).maxX + 12
    }
    canvas.ring(Point(x: x + 3, y: y), radius: 3, .init(FigureStyle.validation, width: 1.1))
    canvas.disc(Point(x: x + 3, y: y), radius: 1.2, FigureStyle.validation)
    x = try canvas.text("best", at: Point(x: x + 9, y: y), style).maxX + 12
    canvas.disc(Point(x: x + 2, y: y), radius: 2.2, FigureStyle.validation)
    try canvas.text("last", at: Point(x: x + 7, y: y), style)
  }

  private static let trainStroke = Canvas.Stroke(
    FigureStyle.training, width: FigureStyle.curveWidth, dashes: [4, 2])
  private static let validationStroke = Canvas.Stroke(
    FigureStyle.validation, width: FigureStyle.curveWidth)
}
