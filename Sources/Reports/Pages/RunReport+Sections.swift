import Emotions
import Evaluation
import Foundation

extension RunReport {
  /// The page's parts, in the order in which they are read.
  func sections(_ charts: [Chart]) throws -> [HTML] {
    var parts = [HTML.tag("h1", HTML(title)), protocolNote]
    if let answer {
      parts.append(.section("Does the Bi-LSTM earn its place?", .tag("p", HTML(answer))))
    }
    parts.append(summary)
    if let comparison {
      parts.append(
        .section("Accuracy against time", .tag("figure", try HTML.image(comparison))))
    }
    for chart in charts where chart.name == "curves" { parts.append(try section(chart)) }
    if !metrics.isEmpty { parts.append(epochs) }
    for chart in charts where chart.name != "curves" { parts.append(try section(chart)) }
    if let evaluation, !evaluation.classes.isEmpty { parts.append(classes(evaluation)) }
    if let samples {
      let sheet = try HTML.image(samples)
      parts.append(.section("Test faces", .tag("figure", ["class": "wide"], sheet)))
    }
    parts += tables.map { .section($0.title, .table($0.names, $0.rows)) }
    if !splits.isEmpty { parts.append(splitTable) }
    if !configuration.isEmpty {
      parts.append(.section("Configuration", .tag("pre", ["tabindex": "0"], HTML(configuration))))
    }
    if !environment.isEmpty { parts.append(.section("Environment", .facts(environment))) }
    return parts
  }

  private var protocolNote: HTML {
    guard statement.isLeaky else { return .tag("p", ["class": "protocol"], HTML(statement.line)) }
    return .tag(
      "p", ["class": "protocol leaky"], .tag("strong", "Leaky protocol. "), HTML(statement.line),
      ". These figures flatter: the model has met the people it is judged on.")
  }

  private var summary: HTML {
    var rows: [Fact] = []
    if let evaluation {
      let ends = evaluation.wilsonInterval
      rows.append(Fact("Accuracy", FixedNumber.percent(evaluation.accuracy, decimals: 2)))
      rows.append(Fact("95 % interval (Wilson)", Self.range(ends)))
      if let people = evaluation.subjectInterval {
        rows.append(Fact("95 % interval (over people)", Self.range(people)))
      }
      rows.append(Fact("Macro-F1", FixedNumber.percent(evaluation.macroF1, decimals: 2)))
      rows.append(
        Fact("Balanced accuracy", FixedNumber.percent(evaluation.balancedAccuracy, decimals: 2)))
      rows.append(Fact("Judged", "\(evaluation.count) clips, \(evaluation.missed) without a face"))
      if let subjects = evaluation.subjects { rows.append(Fact("Subjects", "\(subjects)")) }
      if let error = evaluation.expectedCalibrationError {
        rows.append(Fact("Calibration error", FixedNumber.percent(error)))
      }
      if let loss = evaluation.negativeLogLikelihood {
        rows.append(Fact("Negative log likelihood", FixedNumber.text(loss, decimals: 4)))
      }
    }
    if let curves = try? CurvesFigure(metrics: metrics, protocol: statement) {  // else no epoch
      let (best, last) = (curves.best, curves.last)
      rows.append(
        Fact(
          "Validation accuracy, best",
          "\(FixedNumber.percent(best.validationAccuracy, decimals: 2)) (epoch \(best.epoch))"))
      rows.append(
        Fact(
          "Validation accuracy, last",
          "\(FixedNumber.percent(last.validationAccuracy, decimals: 2)) (epoch \(last.epoch))"))
    }
    return .section("Summary", .facts(rows + facts))
  }

  private func section(_ chart: Chart) throws -> HTML {
    try .chart(chart, caption: statement.line)
  }

  private var epochs: HTML {
    let rows = metrics.map { epoch in
      [
        "\(epoch.epoch)", FixedNumber.percent(epoch.trainAccuracy, decimals: 2),
        FixedNumber.percent(epoch.validationAccuracy, decimals: 2),
        FixedNumber.text(epoch.trainLoss, decimals: 4),
        FixedNumber.text(epoch.validationLoss, decimals: 4),
        FixedNumber.text(epoch.learningRate, decimals: 6),
        FixedNumber.text(epoch.seconds, decimals: 1),
      ]
    }
    let names = [
      "Epoch", "Training accuracy", "Validation accuracy", "Training loss", "Validation loss",
      "Learning rate", "Seconds",
    ]
    return .tag(
      "details", .tag("summary", "All \(metrics.count) epochs as a table"), .table(names, rows))
  }

  private func classes(_ evaluation: EvaluationSummary) -> HTML {
    let rows = evaluation.classes.map { one in
      [
        one.label.rawValue, FixedNumber.percent(one.recall), FixedNumber.percent(one.precision),
        FixedNumber.percent(one.f1), "\(one.support)",
      ]
    }
    return .section(
      "Each expression", .table(["Expression", "Recall", "Precision", "F1", "Clips"], rows))
  }

  private var splitTable: HTML {
    let rows = splits.map { part in
      [part.name, "\(part.count)", part.subjects.map(String.init) ?? "–", part.hash]
    }
    return .section("Splits", .table(["Part", "Clips", "Subjects", "SHA-256 of the list"], rows))
  }

  private static func range(_ interval: Interval) -> String {
    "\(FixedNumber.percent(interval.lower)) – \(FixedNumber.percent(interval.upper))"
  }
}
