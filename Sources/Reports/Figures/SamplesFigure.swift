import Emotions
import Evaluation
import Imaging

/// A sheet of test faces with answer, confidence and truth (the published system's Fig. 4).
public struct SamplesFigure: Figure {
  public let name = "samples"
  public let width = FigureStyle.pageWidth
  public var height: Double {
    Self.top + Double(rows) * Self.cellHeight + 26
  }

  private let samples: [Sample]
  private let total: Int
  private let statement: ProtocolStatement

  /// A sheet of the samples in their order; `FairChoice` says which to give.
  ///
  /// - Parameter total: how many test faces they were drawn from.
  /// - Throws: `ReportsError.nothingToShow`.
  public init(_ samples: [Sample], drawnFrom total: Int, protocol statement: ProtocolStatement)
    throws
  {
    guard !samples.isEmpty else { throw ReportsError.nothingToShow(figure: name) }
    self.samples = samples
    self.total = total
    self.statement = statement
  }

  public var summary: String {
    let right = samples.count { $0.prediction.isRight }
    return """
      \(samples.count) of \(total) test faces with answer and truth; \(right) answered rightly. \
      Drawn at random within each expression, in proportion to the test set, not selected by hand.
      """
  }

  public func draw(on canvas: Canvas) throws {
    _ = try canvas.heading("Test faces: answer, confidence, truth", statement)
    for (index, sample) in samples.enumerated() {
      let corner = Point(
        x: Canvas.margin + Double(index % columns) * cellWidth,
        y: Self.top + Double(index / columns) * Self.cellHeight)
      try draw(sample, at: corner, on: canvas)
    }
    try canvas.text(
      summary, at: Point(x: Canvas.margin, y: height - 24),
      TextStyle(
        size: FigureStyle.tickSize, color: FigureStyle.faintInk, .left, .top,
        maxWidth: width - 2 * Canvas.margin, maxLines: 2))
  }

  private func draw(_ sample: Sample, at corner: Point, on canvas: Canvas) throws {
    let face = Rect(x: corner.x + 2, y: corner.y, width: Self.side, height: Self.side)
    let picture = try Image(
      width: FaceCrop.side, height: FaceCrop.side, channels: .gray, pixels: sample.crop.pixels)
    try canvas.image(picture, in: face, keepsPixels: true)
    let isRight = sample.prediction.isRight
    let color = isRight ? FigureStyle.right : FigureStyle.wrong
    if !isRight { canvas.outline(face, .init(color, width: 1.6)) }
    drawSign(isRight, at: Point(x: face.x + 4, y: face.maxY + 8), color, on: canvas)
    let scores = sample.prediction.scores
    let answer = scores.map {
      "\($0.emotion.rawValue) \(FixedNumber.percent($0.confidence, decimals: 0))"
    }
    try canvas.text(
      answer ?? "no face found", at: Point(x: face.x + 11, y: face.maxY + 8),
      TextStyle(
        size: FigureStyle.tickSize, isBold: !isRight, color: color, .left, .middle,
        maxWidth: cellWidth - 14))
    try canvas.text(
      "truth: \(sample.prediction.label.rawValue)", at: Point(x: face.x + 11, y: face.maxY + 17),
      TextStyle(
        size: FigureStyle.tickSize, color: FigureStyle.faintInk, .left, .middle,
        maxWidth: cellWidth - 14))
  }

  /// A tick or a cross, drawn with lines: no font needs to have them.
  private func drawSign(_ isRight: Bool, at p: Point, _ color: Color, on canvas: Canvas) {
    let stroke = Canvas.Stroke(color, width: 1.2)
    func point(_ dx: Double, _ dy: Double) -> Point { Point(x: p.x + dx, y: p.y + dy) }
    if isRight {
      canvas.line([point(-2.8, 0), point(-0.8, 2.2), point(2.8, -2.6)], stroke)
    } else {
      canvas.line([point(-2.4, -2.4), point(2.4, 2.4)], stroke)
      canvas.line([point(-2.4, 2.4), point(2.4, -2.4)], stroke)
    }
  }

  private var columns: Int { 8 }
  private var rows: Int { (samples.count + columns - 1) / columns }
  private var cellWidth: Double { (width - 2 * Canvas.margin) / Double(columns) }
  private static let side = 56.0
  private static let cellHeight = 84.0
  private static let top = 44.0
}
