import Emotions
import Evaluation
import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct SweepRecordTests {
  private func record(_ factors: [SweepFactor] = [.yaw, .size]) throws -> SweepRecord {
    SweepRecord(
      title: "runs/<first>", try factors.map(Samples.sweep), statement: Samples.statement,
      labels: Emotion.seven, people: [7, 8], clipLength: 1)
  }

  @Test(arguments: SweepFactor.allCases)
  func `The figure names its factor, its ends and its two shares`(factor: SweepFactor) throws {
    let figure = try SweepFigure(
      Samples.sweep(factor), labelCount: 7, protocol: Samples.statement)
    let canvas = try Canvas(width: figure.width, height: figure.height, format: .svg)
    try figure.draw(on: canvas)
    _ = try canvas.finish()
    for words in ["right", "found", "chance", factor.axisName, Samples.statement.line] {
      #expect(canvas.texts.contains(words), "\(words)")
    }
    #expect(figure.name == "sweep-\(factor.rawValue)")
    #expect(figure.summary.contains("found 95.7\u{A0}%"))
  }

  @Test func `A curve of one point is no curve`() throws {
    var curve = try Samples.sweep(.yaw)
    curve.points = [curve.points[0]]
    #expect(throws: ReportsError.nothingToShow(figure: "sweep-yaw")) {
      try SweepFigure(curve, labelCount: 7, protocol: Samples.statement)
    }
  }

  @Test func `The text has a line per value, with both intervals`() throws {
    let lines = try record([.yaw]).text.split(separator: "\n").map(String.init)
    #expect(lines[0] == Samples.statement.line)
    #expect(lines.count == 3 + SweepFactor.yaw.values.count)
    let middle = try #require(lines.first { $0.contains(" 0.00") })
    #expect(middle.contains("85.7\u{A0}%") && middle.filter { $0 == "–" }.count == 2)
  }

  @Test func `JSON, figures and page lie in the folder, and the page is escaped`() throws {
    let folder = try TestPaths.temporaryFolder()
    try record().write(to: folder)
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    #expect(
      names == [
        "sweep.json", "sweep.html", "sweep-yaw.png", "sweep-yaw.svg", "sweep-size.png",
        "sweep-size.svg",
      ])
    let page = try String(contentsOf: folder.appending(component: "sweep.html"), encoding: .utf8)
    #expect(page.contains("runs/&lt;first&gt;") && !page.contains("<first>"))
    #expect(page.matches(of: /<img\ /).count == 2)
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appending(component: "sweep.json")))
    let document = try #require(json as? [String: Any])
    let curves = try #require(document["curves"] as? [[String: Any]])
    #expect(curves.map { $0["factor"] as? String } == ["yaw", "size"])
    let points = try #require(curves[0]["points"] as? [[String: Any]])
    #expect(points[0]["wilson_interval"] != nil && points[0]["subject_interval"] != nil)
    #expect(document["people"] as? [Int] == [7, 8])
  }

  @Test func `A statement with extra training data gets a line more in every figure`() throws {
    var statement = Samples.statement
    statement.extraTraining = "560 clips of faces (80 other people) train too, never judged"
    let matrix = ConfusionMatrix(of: try Samples.predictions())
    let plain = try ConfusionFigure(matrix, protocol: Samples.statement)
    let extra = try ConfusionFigure(matrix, protocol: statement)
    #expect(extra.height > plain.height)
    #expect(
      try PerClassFigure(matrix, protocol: statement).height
        > PerClassFigure(matrix, protocol: Samples.statement).height)
  }
}
