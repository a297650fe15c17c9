import Emotions
import Evaluation
import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct ComparisonRecordTests {
  /// Happy faces, two per person; the first `right` are answered rightly.
  private static func entry(_ name: String, right: Int, of count: Int = 40, ms: Double = 2) throws
    -> ModelComparison.Entry
  {
    .init(
      name: name,
      predictions: [
        try (0..<count).map { index in
          Prediction(
            id: "c\(index)", label: .happy,
            scores: try Samples.scores(index < right ? .happy : .sad), subject: "p\(index / 2)")
        }
      ],
      cost: .init(
        parameters: 1_234_567, multiplyAdds: 20, milliseconds: ms, trainingSeconds: 3))
  }

  private static func record(cnn: Int, bilstm: Int, isLeaky: Bool = false) throws
    -> ComparisonRecord
  {
    let comparison = ModelComparison([
      try entry("cnn", right: cnn, ms: 2), try entry("cnn-bilstm", right: bilstm, ms: 3),
      try entry("<b>", right: 20, ms: 0.1),
    ])
    var record = ComparisonRecord(
      title: "runs/<compared>", comparison,
      statement: ProtocolStatement(
        name: isLeaky ? "random" : "subject-kfold", isLeaky: isLeaky, heldOut: "40 clips"))
    record.seeds = [1]
    record.folds = [.init(seed: 1, fold: "fold-01", hashes: ["test.csv": "abcdef0123456789ff"])]
    record.nearDuplicates = (3, 40)
    return record
  }

  @Test(arguments: [
    (
      20, 40, ComparisonAnswer.Verdict.better,
      "earns its place over cnn: its accuracy less that of cnn is +50.0 points"
    ),
    (40, 20, .worse, "is worse than cnn: its accuracy less that of cnn is −50.0 points"),
    (
      30, 32, .notShown,
      "do not show that cnn-bilstm earns its place over cnn: its accuracy less that of cnn is +5.0"
    ),
    (30, 30, .notShown, "its accuracy less that of cnn is +0.0 points"),
  ])
  func `the answer follows from the figures`(
    cnn: Int, bilstm: Int, verdict: ComparisonAnswer.Verdict, words: String
  ) throws {
    let answer = try #require(try Self.record(cnn: cnn, bilstm: bilstm).answer)
    #expect(answer.verdict == verdict)
    #expect(answer.text.contains(words), "\(answer.text)")
    #expect(answer.text.contains("takes 1.50 times as long per clip"))
    #expect(answer.text.contains("not ruled out") == (verdict == .notShown))
  }

  @Test func `an answer about two that did not begin alike says so`() throws {
    var taught = try Self.entry("cnn-bilstm", right: 40)
    taught.note = "begun with weights trained on fer2013"
    let comparison = ModelComparison([try Self.entry("cnn", right: 20), taught])
    let answer = try #require(ComparisonAnswer(comparison, does: "cnn-bilstm", over: "cnn"))
    #expect(answer.text.contains("did not begin alike (cnn-bilstm: begun with weights trained on"))
    let fair = try #require(try Self.record(cnn: 20, bilstm: 40).answer)
    #expect(!fair.text.contains("begin alike"))
  }

  @Test func `without both of the two there is no answer`() throws {
    let alone = ModelComparison([try Self.entry("cnn", right: 3)])
    #expect(ComparisonAnswer(alone, does: "cnn-bilstm", over: "cnn") == nil)
  }

  @Test func `the text has a line per architecture and per pair`() throws {
    let text = try Self.record(cnn: 20, bilstm: 40).text
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("protocol: subject-kfold"))
    let bilstm = try #require(lines.first { $0.hasPrefix("cnn-bilstm ") })
    #expect(bilstm.contains("100.0\u{A0}%") && bilstm.contains("1\u{202F}234\u{202F}567"))
    #expect(lines.contains { $0.hasPrefix("cnn-bilstm − cnn") && $0.contains("20:0") })
    #expect(lines.contains { $0.hasPrefix("<b> − cnn-bilstm") })
  }

  @Test func `JSON, CSV, figure and page lie in the folder, the page escaped and marked leaky`()
    throws
  {
    let folder = try TestPaths.temporaryFolder()
    try Self.record(cnn: 20, bilstm: 40, isLeaky: true).write(to: folder)
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == [
        "compare.json", "compare.csv", "comparison.png", "comparison.svg", "report.html",
      ])
    let page = try String(contentsOf: folder.appending(component: "report.html"), encoding: .utf8)
    #expect(page.contains("Leaky protocol") && page.contains("Does the Bi-LSTM earn its place?"))
    #expect(page.contains("runs/&lt;compared&gt;") && !page.contains("<compared>"))
    #expect(page.contains("&lt;b&gt; − cnn"))
    let json = try #require(
      JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(component: "compare.json"))) as? [String: Any])
    let models = try #require(json["models"] as? [[String: Any]])
    #expect(models.map { $0["name"] as? String } == ["cnn", "cnn-bilstm", "<b>"])
    let pairs = try #require(json["pairs"] as? [[String: Any]])
    #expect(pairs.count == 3 && pairs.allSatisfy { $0["p_holm"] is Double })
    let answer = try #require(json["bilstm_over_cnn"] as? [String: Any])
    #expect(answer["verdict"] as? String == "better")
    let rows = try String(contentsOf: folder.appending(component: "compare.csv"), encoding: .utf8)
      .split(separator: "\r\n")
    #expect(rows.count == 4)
    #expect(
      Set(rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }).count == 1)
    #expect(rows[1].hasPrefix("cnn,random,true,40,0.500000,"))
  }

  @Test func `the figure names every architecture and stands for those who can't see it`() throws {
    let record = try Self.record(cnn: 20, bilstm: 40)
    let figure = try ComparisonFigure(record.comparison, protocol: record.statement)
    let canvas = try Canvas(width: figure.width, height: figure.height, format: .svg)
    try figure.draw(on: canvas)
    _ = try canvas.finish()
    for words in ["cnn", "cnn-bilstm", "<b>", "Accuracy (%)", "over people"] {
      #expect(canvas.texts.contains(words), "\(words)")
    }
    #expect(figure.summary.contains("cnn-bilstm: right 100.0"))
    #expect(throws: ReportsError.nothingToShow(figure: "comparison")) {
      try ComparisonFigure(ModelComparison([]), protocol: record.statement)
    }
  }
}
