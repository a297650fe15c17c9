import Evaluation
import Imaging

/// Whether a model is right as often as its confidence says: accuracy by confidence.
public struct ReliabilityFigure: Figure {
  public let name = "reliability"
  public let width = FigureStyle.columnWidth
  public let height = 270.0

  private let bins: ReliabilityBins
  private let error: Double
  private let statement: ProtocolStatement

  /// The bins of predictions with at least one answer.
  ///
  /// - Throws: `ReportsError.nothingToShow`.
  public init(_ bins: ReliabilityBins, protocol statement: ProtocolStatement) throws {
    guard let error = bins.expectedCalibrationError else {
      throw ReportsError.nothingToShow(figure: name)
    }
    self.bins = bins
    self.error = error
    self.statement = statement
  }

  public var summary: String {
    let rows = filled.map {
      "confidence \(FixedNumber.percent($0.confidence)): right \(FixedNumber.percent($0.accuracy)) "
        + "of \($0.count)"
    }
    return """
      Calibration: \(rows.joined(separator: "; ")). Expected calibration error \
      \(FixedNumber.percent(error)). \(statement.line).
      """
  }

  public func draw(on canvas: Canvas) throws {
    let top = try canvas.heading(
      "Calibration: expected error \(FixedNumber.percent(error))", statement, lines: 3)
    let left = Canvas.margin + 36
    let counts = 26.0  // height of the strip that shows how many answers a bin has
    let side = Rect(
      x: left, y: top + 10 + counts, width: width - left - 12, height: height - top - counts - 42)
    let plot = Plot(
      area: side, x: Axis(from: 0, to: 100), y: Axis(from: 0, to: 100), canvas: canvas)
    try plot.drawAxes(xName: "Confidence (%)", yName: "Right answers (%)")
    canvas.line(
      [plot.place(0, 0), plot.place(100, 100)],
      .init(FigureStyle.faintInk, width: 0.8, dashes: [3, 2]))
    drawCounts(above: plot, height: counts)
    let points = filled.map { plot.place($0.confidence * 100, $0.accuracy * 100) }
    canvas.line(points, .init(FigureStyle.training, width: FigureStyle.curveWidth))
    for (bin, point) in zip(filled, points) {
      let ends = Interval.wilson(
        right: Int((bin.accuracy * Double(bin.count)).rounded()), of: bin.count)
      canvas.line(
        [
          Point(x: point.x, y: plot.place(0, ends.lower * 100).y),
          Point(x: point.x, y: plot.place(0, ends.upper * 100).y),
        ], .init(FigureStyle.training.opacity(0.55), width: 0.8))
      canvas.disc(point, radius: 2, FigureStyle.training)
    }
  }

  /// Bars over the plot: where the answers are.
  private func drawCounts(above plot: Plot, height: Double) {
    let most = Double(bins.bins.map(\.count).max() ?? 1)
    for bin in filled {
      let (from, to) = (plot.place(bin.lower * 100, 100).x, plot.place(bin.upper * 100, 100).x)
      let size = max(0.8, (height - 6) * Double(bin.count) / most)
      plot.canvas.fill(
        Rect(x: from + 0.5, y: plot.area.y - 4 - size, width: to - from - 1, height: size),
        FigureStyle.grid.mixed(with: FigureStyle.faintInk, by: 0.35))
    }
  }

  private var filled: [ReliabilityBins.Bin] { bins.bins.filter { $0.count > 0 } }
}
