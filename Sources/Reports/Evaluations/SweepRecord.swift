import Emotions
import Evaluation
import Foundation

/// What a sweep over rendered people came to: text, JSON, figures and a page.
///
///     let record = SweepRecord(title: "runs/first", curves, statement: statement, …)
///     print(record.text)
///     try record.write(to: folder)
public struct SweepRecord: Sendable {
  /// The model's name.
  public let title: String
  /// One per factor.
  public let curves: [SweepCurve]
  /// How the figures were measured.
  public let statement: ProtocolStatement
  /// The expressions that were rendered, equally often.
  public let labels: [Emotion]
  /// The seeds of the people.
  public let people: [UInt64]
  /// Frames per clip.
  public let clipLength: Int

  /// What a sweep came to.
  public init(
    title: String, _ curves: [SweepCurve], statement: ProtocolStatement, labels: [Emotion],
    people: [UInt64], clipLength: Int
  ) {
    self.title = title
    self.curves = curves
    self.statement = statement
    self.labels = labels
    self.people = people
    self.clipLength = clipLength
  }

  /// The figures as lines for a terminal.
  public var text: String {
    ([statement.line] + curves.map { "\n" + text(of: $0) }).joined(separator: "\n")
  }

  private func text(of curve: SweepCurve) -> String {
    var table = TextTable(Self.names, curve.points.map(Self.cells))
    table.namesRows = false
    return "\(curve.factor.axisName)\n\(table.text)"
  }

  private static let names = [
    "value", "right", "95 % (Wilson)", "95 % (people)", "right of found", "found",
  ]

  private static func cells(_ point: SweepPoint) -> [String] {
    func range(_ interval: Interval) -> String {
      "\(FixedNumber.percent(interval.lower))–\(FixedNumber.percent(interval.upper))"
    }
    return [
      FixedNumber.text(point.value, decimals: 2), FixedNumber.percent(point.accuracy),
      range(point.wilsonInterval), point.subjectInterval.map(range) ?? "–",
      FixedNumber.percent(point.accuracyOfFound), FixedNumber.percent(point.foundShare),
    ]
  }

  /// The figures with their protocol, for programs.
  ///
  /// - Throws: never in practice; all values can be encoded.
  public func json() throws -> Data {
    struct Document: Encodable {
      let title: String
      let `protocol`: ProtocolStatement
      let labels: [Emotion]
      let people: [UInt64]
      let clipLength: Int
      let curves: [SweepCurve]

      enum CodingKeys: String, CodingKey {
        case title, `protocol`, labels, people, curves
        case clipLength = "clip_length"
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(
      Document(
        title: title, protocol: statement, labels: labels, people: people, clipLength: clipLength,
        curves: curves))
  }

  /// Writes `sweep.json`, `sweep-<factor>` as PNG and SVG for each factor, and `sweep.html`.
  ///
  /// - Throws: `ReportsError`.
  public func write(to folder: URL) throws {
    try OutputFolder.make(folder)
    try PartFile.write(json(), to: folder.appending(component: "sweep.json"))
    var parts = [
      HTML.tag("h1", HTML(title)), .tag("p", ["class": "protocol"], HTML(statement.line)),
    ]
    for curve in curves {
      let figure = try SweepFigure(curve, labelCount: labels.count, protocol: statement)
      try figure.write(into: folder)
      let table = HTML.table(Self.names, curve.points.map(Self.cells))
      let content = HTML([.tag("figure", try .image(figure)), table])
      parts.append(.section("Accuracy against \(curve.factor.rawValue)", content))
    }
    let page = Page(title: title, body: HTML(parts)).text(scripts: [])
    try PartFile.write(Data(page.utf8), to: folder.appending(component: "sweep.html"))
  }
}
