import EmotionModel
import Emotions
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Reports

@Suite struct ExplanationRecordTests {
  /// A map that is 1 in a square of the crop, columns 30–41 and rows 6–17.
  private let map = SaliencyMap(
    values: (0..<2304).map { place in
      (30..<42).contains(place % 48) && (6..<18).contains(place / 48) ? 1 : 0
    })

  private func explanation(frames: Int) throws -> ExpressionExplanation {
    ExpressionExplanation(
      emotion: .sad, logit: 1.25, scores: try Samples.scores(.happy),
      gradCAM: Array(repeating: map, count: frames),
      contributions: Array(repeating: [0.5, -0.25, 1, 0, 0, 0], count: frames),
      attention: Array(repeating: [0.1, 0.2, 0.3, 0.2, 0.1, 0.1], count: frames),
      occlusion: OcclusionMap(map: map, greatestLoss: 0.2))
  }

  private func face(frames: Int = 1, photo: Bool = true) throws -> ExplainedFace {
    let crop = try FaceCrop(pixels: [UInt8](repeating: 100, count: 2304))
    let image = Image(width: 200, height: 160, channels: .gray, filledWith: 100)
    let view =
      photo
      ? ExplainedFace.View(
        crop: crop, photo: image, transform: turned,
        box: Rect(x: 60, y: 40, width: 80, height: 80)) : ExplainedFace.View(crop: crop)
    return ExplainedFace(
      input: "party <1>.jpg", name: "party-sad", face: 0, label: .sad,
      views: Array(repeating: view, count: frames), explanation: try explanation(frames: frames))
  }

  /// A face of half the crop's scale, turned by a quarter to the left.
  private let turned = SimilarityTransform(a: 0, b: 0.5, tx: 64, ty: -26)

  @Test func `A map is drawn where its crop was cut, turned and scaled, and nowhere else`() throws {
    let image = Image(width: 200, height: 160, channels: .gray, filledWith: 100)
    let drawn = map.drawn(over: image, transform: turned)
    let expected = turned.inverse(Point(x: 36, y: 12))
    #expect(drawn[x: Int(expected.x), y: Int(expected.y), channel: 2] < 60)  // red: little blue
    var (x, y, count) = (0.0, 0.0, 0.0)
    for row in 0..<160 {
      for column in 0..<200 where drawn[x: column, y: row, channel: 2] != 100 {
        (x, y, count) = (x + Double(column) + 0.5, y + Double(row) + 0.5, count + 1)
      }
    }
    #expect(abs(x / count - expected.x) < 1 && abs(y / count - expected.y) < 1)
    #expect(abs(count - 26 * 26) < 60)  // 12 pixels at twice the size, with soft edges
  }

  @Test func `The figure says what is explained and what the truth is`() throws {
    let figure = ExplanationFigure(try face(frames: 2))
    let canvas = try Canvas(width: figure.width, height: figure.height, format: .svg)
    try figure.draw(on: canvas)
    let texts = canvas.texts.joined(separator: "\n")
    #expect(texts.contains("What speaks for sad: 5.0\u{A0}%, the answer is happy, the truth"))
    #expect(texts.contains("Logit 1.25") && texts.contains("20.0"))
    #expect(texts.contains("Brought; attention"))
    let crops = ExplanationFigure(try face(photo: false))
    #expect(crops.width < figure.width && crops.height < figure.height)
  }

  @Test func `Pictures, JSON and page lie in the folder, and the page is escaped`() throws {
    let folder = try TestPaths.temporaryFolder()
    var record = try ExplanationRecord(title: "a model", folder: folder)
    try record.add(face())
    try record.finish()
    #expect(record.count == 1)
    for name in [
      "faces/party-sad.png", "overlays/party-sad-grad-cam.png", "overlays/party-sad-occlusion.png",
    ] {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: name).path), "\(name)")
    }
    let page = try String(
      contentsOf: folder.appending(component: "explanations.html"), encoding: .utf8)
    #expect(page.contains("party &lt;1&gt;.jpg") && !page.contains("<1>"))
    let json = try #require(
      JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(component: "explanations.json")))
        as? [[String: Any]])
    let maps = try #require(json[0]["grad_cam"] as? [[[Double]]])
    #expect(maps.count == 1 && maps[0].count == 48 && maps[0][12][36] == 1 && maps[0][36][12] == 0)
    #expect(json[0]["emotion"] as? String == "sad" && json[0]["answer"] as? String == "happy")
    #expect((json[0]["attention"] as? [[Double]])?[0].count == 6)
  }
}
