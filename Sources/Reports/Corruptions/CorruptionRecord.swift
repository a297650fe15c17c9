import Evaluation
import Foundation

/// What a model's answers to spoilt faces came to: text, JSON, a table, figures and a page.
///
///     let record = CorruptionRecord(title: name, robustness, statement: statement, perturbed: 200)
///     print(record.text)
///     try record.write(to: folder, sheet: sheet)
public struct CorruptionRecord: Sendable {
  /// The model's name.
  public let title: String
  /// The figures.
  public let robustness: Robustness
  /// How they were measured.
  public let statement: ProtocolStatement
  /// How many faces changed little by little.
  public let perturbed: Int

  /// What a model's answers to spoilt faces came to.
  public init(
    title: String, _ robustness: Robustness, statement: ProtocolStatement, perturbed: Int
  ) {
    self.title = title
    self.robustness = robustness
    self.statement = statement
    self.perturbed = perturbed
  }

  /// The figures as lines for a terminal.
  public var text: String {
    ([statement.line, TextTable(Self.names, rows).text] + facts.map { "\($0.name): \($0.value)" })
      .joined(separator: "\n")
  }

  /// The figures that are quoted.
  private var facts: [RunReport.Fact] {
    let worst = robustness.worst.map {
      "\($0.corruption), \(FixedNumber.percent(robustness.relativeAccuracy(of: $0))) of clean"
    }
    return [
      .init("clean accuracy", FixedNumber.percent(robustness.clean.accuracy)),
      .init(
        "mean relative accuracy, RAF-DB-C's list",
        FixedNumber.percent(robustness.meanRelativeAccuracy)),
      .init(
        "mean relative accuracy, all", FixedNumber.percent(robustness.meanRelativeAccuracyOfAll)),
      .init("worst corruption", worst ?? "–"),
      .init(
        "mean flip rate over \(perturbed) faces", FixedNumber.percent(robustness.meanFlipRate)),
    ]
  }

  private static let names = ["corruption", "1", "2", "3", "4", "5", "mean / clean"]

  private var rows: [[String]] {
    robustness.curves.map { curve in
      [curve.corruption] + curve.points.map { FixedNumber.percent($0.accuracy) }
        + [FixedNumber.percent(robustness.relativeAccuracy(of: curve))]
    }
  }

  private var flipRows: [[String]] {
    robustness.flipRates.map {
      [$0.perturbation, FixedNumber.percent($0.rate), "\($0.flips) of \($0.comparisons)"]
    }
  }

  /// The figures with their protocol, for programs.
  ///
  /// - Throws: never in practice; all values can be encoded.
  public func json() throws -> Data {
    struct Document: Encodable {
      let title: String
      let `protocol`: ProtocolStatement
      let perturbed_faces: Int
      let mean_relative_accuracy: Double?
      let mean_relative_accuracy_of_all: Double?
      let worst: String?
      let mean_flip_rate: Double?
      let robustness: Robustness
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(
      Document(
        title: title, protocol: statement, perturbed_faces: perturbed,
        mean_relative_accuracy: robustness.meanRelativeAccuracy,
        mean_relative_accuracy_of_all: robustness.meanRelativeAccuracyOfAll,
        worst: robustness.worst?.corruption, mean_flip_rate: robustness.meanFlipRate,
        robustness: robustness))
  }

  /// A line for the clean pictures, one for each corruption and severity, and one for each
  /// perturbation, whose count is of compared pairs.
  var csv: String {
    let head = "kind,name,severity,count,accuracy,relative_accuracy,flip_rate\r\n"
    func number(_ value: Double?) -> String {
      value.map { FixedNumber.text($0, decimals: 6) } ?? ""
    }
    let clean = robustness.clean
    var lines = ["clean,,0,\(clean.clips),\(number(clean.accuracy)),,"]
    for curve in robustness.curves {
      lines += curve.points.map { point in
        let relative = clean.accuracy > 0 ? point.accuracy / clean.accuracy : nil
        return "corruption,\(curve.corruption),\(FixedNumber.text(point.value, decimals: 0)),"
          + "\(point.clips),\(number(point.accuracy)),\(number(relative)),"
      }
    }
    lines += robustness.flipRates.map {
      "perturbation,\($0.perturbation),,\($0.comparisons),,,\(number($0.rate))"
    }
    return head + lines.map { "\($0)\r\n" }.joined()
  }

  /// Writes `corruptions.json`, `.csv`, `.html`, the overview and a figure per corruption as PNG
  /// and SVG, and the sheet of faces as PNG.
  ///
  /// - Parameter sheet: one face under every corruption; no research picture.
  /// - Throws: `ReportsError`.
  public func write(to folder: URL, sheet: CorruptionSheet) throws {
    try OutputFolder.make(folder)
    try PartFile.write(json(), to: folder.appending(component: "corruptions.json"))
    try PartFile.write(Data(csv.utf8), to: folder.appending(component: "corruptions.csv"))
    let overview = try CorruptionOverviewFigure(robustness, protocol: statement)
    let figures = robustness.curves.map {
      CorruptionFigure($0, clean: robustness.clean, protocol: statement)
    }
    for figure in [overview as any Figure] + figures { try figure.write(into: folder) }
    try sheet.write(into: folder, formats: [.png])
    let page = Page(title: title, body: try body(overview, figures, sheet)).text(scripts: [])
    try PartFile.write(Data(page.utf8), to: folder.appending(component: "corruptions.html"))
  }

  private func body(
    _ overview: CorruptionOverviewFigure, _ figures: [CorruptionFigure], _ sheet: CorruptionSheet
  ) throws -> HTML {
    let curves = try figures.map { HTML.tag("figure", try .image($0)) }
    let flips = HTML.table(["perturbation", "flip rate", "changes"], flipRows)
    return HTML([
      .tag("h1", HTML(title)), .tag("p", ["class": "protocol"], HTML(statement.line)),
      .facts(facts),
      .section("All corruptions", .tag("figure", try .image(overview))),
      .section("Accuracy by severity", .table(Self.names, rows)),
      .section("Changes of answer", flips),
      .section("A rendered face under each", .tag("figure", try .image(sheet))),
      .section("Each corruption", HTML(curves)),
    ])
  }
}
