import Emotions
import Evaluation
import Foundation

/// What a comparison of architectures came to: text, JSON, CSV, a figure and a page.
///
///     let record = ComparisonRecord(title: "runs/compared", comparison, statement: statement)
///     print(record.text)
///     try record.write(to: folder) { page in page.configuration = configuration.yaml }
public struct ComparisonRecord: Sendable {
  /// A fold that every architecture was trained and judged on.
  public struct FoldHashes: Equatable, Codable, Sendable {
    /// What the split was dealt with.
    public var seed: UInt64
    /// The fold's name.
    public var fold: String
    /// SHA-256 of each part's list of clips, by its file.
    public var hashes: [String: String]

    /// A fold with the hashes of its parts.
    public init(seed: UInt64, fold: String, hashes: [String: String]) {
      self.seed = seed
      self.fold = fold
      self.hashes = hashes
    }
  }

  /// The folder's name.
  public let title: String
  /// The figures.
  public let comparison: ModelComparison
  /// How they were measured.
  public let statement: ProtocolStatement
  /// What the data were dealt with.
  public var seeds: [UInt64] = []
  /// Crops per clip.
  public var clipLength = 1
  /// The folds, the same for all.
  public var folds: [FoldHashes] = []
  /// Held-out clips of the first seed that look nearly the same as one in training, and all.
  public var nearDuplicates: (count: Int, heldOut: Int)?

  /// What a comparison came to.
  public init(title: String, _ comparison: ModelComparison, statement: ProtocolStatement) {
    self.title = title
    self.comparison = comparison
    self.statement = statement
  }

  /// Whether the Bi-LSTM earns its place over the plain network; nil when one was not compared.
  public var answer: ComparisonAnswer? {
    ComparisonAnswer(comparison, does: "cnn-bilstm", over: "cnn")
  }

  /// The figures as lines for a terminal.
  public var text: String {
    var parts = [statement.line, TextTable(Self.names, comparison.models.map(Self.cells)).text]
    if !comparison.pairs.isEmpty {
      parts.append(TextTable(Self.pairNames, comparison.pairs.map(Self.cells)).text)
    }
    if let answer { parts.append(answer.text) }
    parts += comparison.models.compactMap { model in model.note.map { "\(model.name): \($0)" } }
    return parts.joined(separator: "\n\n")
  }

  /// The figures with their protocol, for programs.
  ///
  /// - Throws: never in practice; all values can be encoded.
  public func json() throws -> Data {
    struct Answer: Encodable {
      let verdict: ComparisonAnswer.Verdict
      let text: String
    }
    struct Document: Encodable {
      let title: String
      let `protocol`: ProtocolStatement
      let seeds: [UInt64]
      let clip_length: Int
      let models: [ComparedModel]
      let pairs: [ComparedPair]
      let folds: [FoldHashes]
      let near_duplicates: [String: Int]?
      let bilstm_over_cnn: Answer?
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(
      Document(
        title: title, protocol: statement, seeds: seeds, clip_length: clipLength,
        models: comparison.models, pairs: comparison.pairs, folds: folds,
        near_duplicates: nearDuplicates.map { ["held_out": $0.heldOut, "in_training": $0.count] },
        bilstm_over_cnn: answer.map { Answer(verdict: $0.verdict, text: $0.text) }))
  }

  /// Writes `compare.json`, `compare.csv`, `comparison` as PNG and SVG, and `report.html`.
  ///
  /// - Parameter complete: adds to the page what only the caller knows.
  /// - Throws: `ReportsError`.
  public func write(
    to folder: URL, complete: (inout RunReport) -> Void = { _ in }
  ) throws {
    try OutputFolder.make(folder)
    try PartFile.write(json(), to: folder.appending(component: "compare.json"))
    try PartFile.write(Data(csv.utf8), to: folder.appending(component: "compare.csv"))
    let figure = try ComparisonFigure(comparison, protocol: statement)
    try figure.write(into: folder)
    var page = RunReport(title: title, statement: statement)
    page.comparison = figure
    page.answer = answer?.text
    page.facts = [.init("seeds", seeds.map(String.init).joined(separator: ", "))]
    page.tables = tables
    complete(&page)
    try page.write(to: folder.appending(component: "report.html"))
  }
}
