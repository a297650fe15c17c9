import Emotions
import Evaluation
import Foundation
import Imaging

/// What a model's answers came to: text for a terminal, JSON for programs, figures for a paper.
///
///     let record = EvaluationRecord(title: "runs/first", predictions, statement: statement)
///     print(record.text)
///     try record.write(to: folder, crops: crops)
public struct EvaluationRecord: Sendable {
  /// The model's or run's name.
  public let title: String
  /// The answers beside their truth.
  public let predictions: [Prediction]
  /// How they were made.
  public let statement: ProtocolStatement
  /// The figures.
  public let summary: EvaluationSummary

  /// A record of some answers.
  public init(title: String, _ predictions: [Prediction], statement: ProtocolStatement) {
    self.title = title
    self.predictions = predictions
    self.statement = statement
    summary = EvaluationSummary(of: predictions)
  }

  /// The figures as lines for a terminal.
  public var text: String {
    let percent = { (value: Double) in FixedNumber.percent(value, decimals: 1) }
    let range = { (interval: Interval) in "\(percent(interval.lower))–\(percent(interval.upper))" }
    var lines = [
      statement.line,
      "accuracy \(percent(summary.accuracy)) of \(summary.count) "
        + "(95 % interval \(range(summary.wilsonInterval)))",
    ]
    if let interval = summary.subjectInterval {
      lines.append("  over \(summary.subjects ?? 0) subjects: \(range(interval))")
    }
    lines.append(
      "macro-F1 \(percent(summary.macroF1)), balanced accuracy \(percent(summary.balancedAccuracy))"
    )
    if let ece = summary.expectedCalibrationError, let nll = summary.negativeLogLikelihood {
      lines.append(
        "calibration error \(FixedNumber.text(ece, decimals: 3)), "
          + "log loss \(FixedNumber.text(nll, decimals: 3))")
    }
    if summary.missed > 0 { lines.append("no face found in \(summary.missed), counted as wrong") }
    return (lines + classLines).joined(separator: "\n")
  }

  /// A line per expression: precision, recall, F1, support.
  private var classLines: [String] {
    let column = { (text: String) in DisplayText.padded(text, to: 10, fromLeft: false) }
    let head = column("") + ["precision", "recall", "F1", "support"].map { "  \($0)" }.joined()
    return [head]
      + summary.classes.map { metrics in
        column(metrics.label.rawValue)
          + [metrics.precision, metrics.recall, metrics.f1].map {
            "  " + FixedNumber.percent($0, decimals: 1)
          }.joined() + "  \(metrics.support)"
      }
  }

  /// The figures with their protocol, for programs: `accuracy`, `macro_f1`, …, and the bins of the
  /// reliability diagram under `reliability`.
  ///
  /// - Throws: never in practice; all values can be encoded.
  public func json() throws -> Data {
    struct Document: Encodable {
      let title: String
      let statement: ProtocolStatement
      let summary: EvaluationSummary
      let bins: ReliabilityBins

      enum CodingKeys: String, CodingKey {
        case title, statement = "protocol", bins = "reliability"
      }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(title, forKey: .title)
        try container.encode(statement, forKey: .statement)
        try container.encode(bins, forKey: .bins)
        try summary.encode(to: encoder)
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(
      Document(
        title: title, statement: statement, summary: summary,
        bins: ReliabilityBins(of: predictions)))
  }

  /// Writes `evaluation.json`, `predictions.csv`, the figures `confusion`, `per-class`,
  /// `reliability` and `samples` as PNG and SVG, and `report.html`.
  ///
  /// - Parameters:
  ///   - crops: the face of each prediction, by its id, for the sheet of samples.
  ///   - complete: adds to the page what only the caller knows: epochs, splits, configuration.
  /// - Throws: `ReportsError`.
  public func write(
    to folder: URL, crops: [String: FaceCrop], complete: (inout RunReport) -> Void = { _ in }
  ) throws {
    try OutputFolder.make(folder)
    try PartFile.write(json(), to: folder.appending(component: "evaluation.json"))
    try PartFile.write(
      Data(predictionTable.utf8), to: folder.appending(component: "predictions.csv"))
    try ConfusionFigure(summary.confusion, protocol: statement).write(into: folder)
    try PerClassFigure(summary.confusion, protocol: statement).write(into: folder)
    var page = RunReport(title: title, statement: statement)
    page.evaluation = summary
    if summary.expectedCalibrationError != nil {
      let bins = ReliabilityBins(of: predictions)
      try ReliabilityFigure(bins, protocol: statement).write(into: folder)
      page.reliability = bins
    }
    let sheet = try samples(crops)
    try sheet?.write(into: folder)
    page.samples = sheet
    complete(&page)
    try page.write(to: folder.appending(component: "report.html"))
  }

  /// A fair choice of judged faces; nil when there is none.
  private func samples(_ crops: [String: FaceCrop]) throws -> SamplesFigure? {
    let judged = predictions.filter { $0.scores != nil && crops[$0.id] != nil }
    guard !judged.isEmpty else { return nil }
    let chosen = FairChoice.indices(of: judged, count: 40).map { judged[$0] }
    return try SamplesFigure(
      chosen.map { Sample(crop: crops[$0.id]!, prediction: $0) }, drawnFrom: judged.count,
      protocol: statement)
  }

  /// Every answer: `id,subject,label,answer,confidence` and the probability of each expression.
  private var predictionTable: String {
    let labels = predictions.lazy.compactMap(\.scores).first?.labels ?? []
    let head = ["id", "subject", "label", "answer", "confidence"] + labels.map(\.rawValue)
    let rows = predictions.map { prediction in
      let scores = prediction.scores
      return [
        .text(prediction.id), .text(prediction.subject ?? ""), .text(prediction.label.rawValue),
        .text(scores?.emotion.rawValue ?? ""), Cell(scores?.confidence, decimals: 6),
      ] + labels.map { Cell(scores?[$0], decimals: 6) }
    }
    return ([head.map(Cell.text)] + rows)
      .map { $0.map(\.csv).joined(separator: ",") + "\r\n" }.joined()
  }
}
