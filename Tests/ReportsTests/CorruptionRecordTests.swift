import Emotions
import Evaluation
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Reports

@Suite struct CorruptionRecordTests {
  private func point(_ severity: Int, right: Int) throws -> SweepPoint {
    let predictions = try (0..<20).map {
      Prediction(
        id: "\($0)", label: .happy, scores: try Samples.scores($0 < right ? .happy : .sad))
    }
    return SweepPoint(at: Double(severity), predictions, faces: 20, found: 20)
  }

  private func record() throws -> CorruptionRecord {
    func curve(_ name: String, _ isPublished: Bool, from best: Int) throws -> CorruptionCurve {
      CorruptionCurve(
        of: name, isPublished: isPublished,
        points: try (1...5).map { try point($0, right: best - 2 * $0) })
    }
    let robustness = Robustness(
      clean: try point(0, right: 16),
      curves: [try curve("gaussian-blur", true, from: 18), try curve("jitter", false, from: 16)],
      flipRates: [
        FlipRate(of: "rotation", answers: [[.happy, .sad, .sad]], comparesWithFirst: false)
      ])
    return CorruptionRecord(
      title: "runs/<first>", robustness, statement: Samples.statement, perturbed: 1)
  }

  private func sheet() throws -> CorruptionSheet {
    let crop = try FaceCrop(pixels: (0..<2304).map { UInt8($0 % 251) })
    return try CorruptionSheet([("gaussian-blur", Array(repeating: crop, count: 6))])
  }

  @Test func `The text names every severity, the means and the worst`() throws {
    let text = try record().text
    #expect(text.contains("gaussian-blur  80.0\u{A0}%  70.0\u{A0}%  60.0\u{A0}%"))
    #expect(text.contains("clean accuracy: 80.0\u{A0}%"))
    #expect(text.contains("RAF-DB-C's list: 75.0\u{A0}%"))  // 60 % of 80 %
    #expect(text.contains("worst corruption: jitter, 62.5\u{A0}% of clean"))
    #expect(text.contains("mean flip rate over 1 faces: 50.0\u{A0}%"))
  }

  @Test func `The table has a line per severity and perturbation`() throws {
    let lines = try record().csv.split(separator: "\r\n")
    #expect(lines.count == 1 + 1 + 10 + 1)
    #expect(lines[1] == "clean,,0,20,0.800000,,")
    #expect(lines[2] == "corruption,gaussian-blur,1,20,0.800000,1.000000,")
    #expect(lines[12] == "perturbation,rotation,,2,,,0.500000")
    #expect(lines.allSatisfy { $0.count { $0 == "," } == 6 })
  }

  @Test func `Tables, a figure per corruption, the sheet and the page lie in the folder`() throws {
    let folder = try TestPaths.temporaryFolder()
    try record().write(to: folder, sheet: sheet())
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    #expect(
      names == [
        "corruptions.json", "corruptions.csv", "corruptions.html", "corruptions.png",
        "corruptions.svg", "corruption-gaussian-blur.png", "corruption-gaussian-blur.svg",
        "corruption-jitter.png", "corruption-jitter.svg", "corruption-faces.png",
      ])
    let page = try String(
      contentsOf: folder.appending(component: "corruptions.html"), encoding: .utf8)
    #expect(page.contains("runs/&lt;first&gt;") && !page.contains("<first>"))
    #expect(page.matches(of: /<img\ /).count == 4)
    let json = try #require(
      JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(component: "corruptions.json"))) as? [String: Any])
    #expect(abs(try #require(json["mean_relative_accuracy"] as? Double) - 0.75) < 1e-9)
    #expect(json["worst"] as? String == "jitter")
  }

  @Test func `Figures name the corruption, the severities and the clean accuracy`() throws {
    let record = try record()
    let overview = try CorruptionOverviewFigure(record.robustness, protocol: Samples.statement)
    let canvas = try Canvas(width: overview.width, height: overview.height, format: .svg)
    try overview.draw(on: canvas)
    for words in ["gaussian-blur", "jitter *", "rotation", "75.0\u{A0}%", "50.0\u{A0}%"] {
      #expect(canvas.texts.contains(words), "\(words)")
    }
    let figure = CorruptionFigure(
      record.robustness.curves[0], clean: record.robustness.clean, protocol: Samples.statement)
    #expect(figure.name == "corruption-gaussian-blur" && figure.summary.contains("0: 80.0\u{A0}%"))
    #expect(throws: ReportsError.nothingToShow(figure: "corruptions")) {
      try CorruptionOverviewFigure(
        Robustness(clean: record.robustness.clean, curves: [], flipRates: []),
        protocol: Samples.statement)
    }
  }
}
