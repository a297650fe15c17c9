import Emotions
import Evaluation
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Reports

@Suite struct FigureTests {
  @Test func `A figure is drawn at 300 dpi and says so`() throws {
    let figure = try CurvesFigure(metrics: Samples.metrics(25), protocol: Samples.statement)
    let png = try figure.data(.png)
    let points = [figure.width, figure.height]
    #expect(png.pngSize == points.map { Int(($0 * 300 / 72).rounded()) })
    let stamp = try #require(png.range(of: Data("pHYs".utf8)))
    #expect(Array(png[stamp.upperBound..<stamp.upperBound + 4]) == [0, 0, 0x2E, 0x23])  // 11811/m
  }

  @Test(arguments: FigureFormat.allCases) func `Each figure can be written in each format`(
    format: FigureFormat
  ) throws {
    let starts: [FigureFormat: Data] = [
      .png: Data([0x89, 0x50, 0x4E, 0x47]), .svg: Data("<?xml".utf8), .pdf: Data("%PDF".utf8),
    ]
    let folder = try TestPaths.temporaryFolder()
    for figure in try Samples.figures() {
      try figure.write(into: folder, formats: [format])
      let file = folder.appending(component: "\(figure.name).\(format.rawValue)")
      let data = try Data(contentsOf: file)
      #expect(data.starts(with: try #require(starts[format])))
      #expect(data.count > 5000, "\(figure.name) has ink")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.count == 6 && !left.contains { $0.hasSuffix(".part") })
  }

  @Test func `An SVG can be read by a parser and out loud`() throws {
    let figure = try ConfusionFigure(
      ConfusionMatrix(of: Samples.predictions()), protocol: Samples.statement)
    let svg = String(decoding: try figure.data(.svg), as: UTF8.self)
    #expect(svg.contains("<title>confusion</title>"))
    #expect(svg.contains("<desc>Confusion matrix of 363 faces, 83.5\u{A0}% answered rightly."))
    #expect(svg.contains("role=\"img\""))
  }

  @Test func `Curves name the protocol, the best and the last epoch`() throws {
    var metrics = Samples.metrics(12)
    metrics[8].validationAccuracy = 0.951
    let leaky = ProtocolStatement(name: "random", isLeaky: true, heldOut: "9 of 10 clips")
    let texts = try texts(CurvesFigure(metrics: metrics.reversed(), protocol: leaky))
    #expect(texts.contains("protocol: random (leaky): 9 of 10 clips held out"))
    let last = FixedNumber.percent(metrics[11].validationAccuracy)
    #expect(texts.contains("validation: best 95.1\u{A0}% (epoch 9), last \(last)"))
    #expect(texts.contains("Epoch") && texts.contains("Accuracy (%)"))
    #expect(texts.contains("Loss (cross-entropy)"))
  }

  @Test(arguments: [1, 2, 100]) func `Curves of few and many epochs can be drawn`(epochs: Int)
    throws
  {
    var metrics = Samples.metrics(epochs)
    metrics[epochs - 1].validationLoss = .nan
    _ = try texts(CurvesFigure(metrics: metrics, protocol: Samples.statement))
  }

  @Test func `A run without an epoch has no curves`() {
    #expect(throws: ReportsError.nothingToShow(figure: "curves")) {
      try CurvesFigure(metrics: [], protocol: Samples.statement)
    }
  }

  @Test func `The confusion matrix shows counts, per cent of the row, and totals`() throws {
    let predictions = try [Emotion.happy, .happy, .sad].map {
      Prediction(id: "x", label: .happy, scores: try Samples.scores($0))
    }
    let figure = try ConfusionFigure(
      ConfusionMatrix(of: predictions), protocol: Samples.statement)
    let texts = try texts(figure)
    #expect(texts.contains("66.7\u{A0}%") && texts.contains("33.3\u{A0}%"))
    #expect(texts.contains("Confusion matrix: accuracy 66.7\u{A0}% of 3 faces"))
    #expect(!texts.contains("no face"))  // the column is there only when it is needed
    let missed = predictions + [Prediction(id: "y", label: .sad, scores: nil)]
    let other = try ConfusionFigure(ConfusionMatrix(of: missed), protocol: Samples.statement)
    #expect(try self.texts(other).contains("no face"))
  }

  @Test func `A sheet of samples shows answer, confidence and truth of each face`() throws {
    let samples = try Samples.samples(count: 10)
    let texts = try texts(
      SamplesFigure(samples, drawnFrom: 100, protocol: Samples.statement))
    #expect(texts.count { $0.hasPrefix("truth: ") } == 10)
    #expect(texts.contains("neutral 57\u{A0}%") && texts.contains("truth: happy"))
    #expect(texts.contains("no face found"))
    #expect(texts.last?.hasPrefix("10 of 100 test faces") == true)
  }

  @Test func `Mistakes are framed, right answers are not`() throws {
    let samples = try Samples.samples(count: 4)  // the fourth is wrong
    let figure = try SamplesFigure(samples, drawnFrom: 4, protocol: Samples.statement)
    let canvas = try Canvas(
      over: Image(width: 519, height: Int(figure.height), channels: .rgb, filledWith: 255))
    try figure.draw(on: canvas)
    let image = try canvas.image()
    func isRed(_ column: Int) -> Bool {
      let x = Int(6 + Double(column) * (519 - 12) / 8 + 2)
      let pixel = (0..<3).map { image[x: x, y: 44 + 28, channel: $0] }
      return pixel[0] > 150 && pixel[1] < 120 && pixel[2] < 120
    }
    #expect((0..<4).map(isRed) == [false, false, false, true])
  }

  @Test func `The longest protocol statement is never cut`() throws {
    let statement = ProtocolStatement(
      name: "random", isLeaky: true, heldOut: "1239 of 11194 clips", sameSequence: 0.962,
      sameSubject: 0.997, identicalPixels: 0.123)
    let some = Array(try Samples.predictions().filter { Emotion.five.contains($0.label) })
    let matrix = ConfusionMatrix(of: some)
    let figures: [(figure: any Figure, lines: Double)] = [
      (try ConfusionFigure(matrix, protocol: statement), 2),
      (try PerClassFigure(matrix, protocol: statement), 2),
      (try ReliabilityFigure(ReliabilityBins(of: some), protocol: statement), 3),
    ]
    for (figure, lines) in figures {
      let canvas = try Canvas(width: figure.width, height: figure.height, format: .svg)
      let style = TextStyle(
        size: FigureStyle.tickSize, isBold: true, maxWidth: figure.width - 2 * Canvas.margin,
        maxLines: 9)
      let line = try canvas.size(of: "one line", style).height
      let needed = try canvas.size(of: statement.line, style).height
      #expect(needed < (lines + 0.5) * line, "\(figure.name)")
    }
  }

  private func texts(_ figure: any Figure) throws -> [String] {
    let canvas = try Canvas(width: figure.width, height: figure.height, format: .svg)
    try figure.draw(on: canvas)
    _ = try canvas.finish()
    return canvas.texts
  }
}
