import Assets
import Evaluation
import Foundation

/// The page about a training run, an evaluation or a cross-validation: one file, no network.
///
///     var report = RunReport(title: "runs/jaffe", statement: statement)
///     report.metrics = metrics
///     report.evaluation = EvaluationSummary(of: predictions)
///     try report.write(to: folder.appending(component: "report.html"))
///
/// What is not given is left out. Charts are drawn twice: as figures, which print and need no
/// script, and for the chart library, which lets readers zoom and read off values.
public struct RunReport: Sendable {
  /// A line of a table with two columns.
  public struct Fact: Equatable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A table with a title, such as the figures of each fold.
  public struct Table: Equatable, Sendable {
    public var title: String
    public var names: [String]
    /// One cell per name; the first names the row.
    public var rows: [[String]]

    public init(_ title: String, names: [String], rows: [[String]]) {
      self.title = title
      self.names = names
      self.rows = rows
    }
  }

  /// A part of the data, as it was split.
  public struct Part: Equatable, Sendable {
    /// `train`, `validation`, `test`.
    public var name: String
    /// How many clips.
    public var count: Int
    /// How many people, when the data say so.
    public var subjects: Int?
    /// SHA-256 of the list of its clips.
    public var hash: String

    public init(_ name: String, count: Int, subjects: Int? = nil, hash: String) {
      self.name = name
      self.count = count
      self.subjects = subjects
      self.hash = hash
    }
  }

  /// The page's heading: the run's or the model's name.
  public var title: String
  /// How the figures were measured.
  public var statement: ProtocolStatement
  /// Further lines of the summary: data, model, command, date.
  public var facts: [Fact] = []
  /// The epochs of a training run.
  public var metrics: [EpochMetrics] = []
  /// The figures of the held-out predictions.
  public var evaluation: EvaluationSummary?
  /// How sure the answers are, and how right.
  public var reliability: ReliabilityBins?
  /// Architectures side by side.
  public var comparison: ComparisonFigure?
  /// What a comparison answers, in words.
  public var answer: String?
  /// A sheet of test faces.
  public var samples: SamplesFigure?
  /// Further tables: folds, architectures.
  public var tables: [Table] = []
  /// How the data were split.
  public var splits: [Part] = []
  /// The configuration, as its file says it.
  public var configuration = ""
  /// Versions, machine, seed.
  public var environment: [Fact] = []

  /// A page about a run.
  public init(title: String, statement: ProtocolStatement) {
    self.title = title
    self.statement = statement
  }

  /// Writes the page, whole or not at all; without the chart library its charts are still.
  ///
  /// - Throws: `ReportsError`.
  public func write(to file: URL) throws {
    let plotly = try? String(
      contentsOf: Asset.plotly.url("plotly.min.js"), encoding: .utf8)  // the page does without
    try PartFile.write(Data(html(plotly: plotly).utf8), to: file)
  }

  /// The page.
  ///
  /// - Parameter plotly: the chart library's script; nil for still charts.
  /// - Throws: `ReportsError` when a figure can't be drawn.
  func html(plotly: String?) throws -> String {
    let charts = try charts()
    let page = Page(title: title, body: HTML(try sections(charts)))
    guard let plotly, !charts.isEmpty else { return page.text(scripts: []) }
    return page.text(scripts: [plotly, try ChartScript.text(charts)])
  }
}
