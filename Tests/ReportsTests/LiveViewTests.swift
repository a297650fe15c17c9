import Emotions
import Imaging
import Testing
import VideoAnalysis

@testable import Reports

@Suite struct LiveViewTests {
  private let status = LiveStatus(
    time: 65.2, framesPerSecond: 29.84, latency: 0.0142, lag: 0.32, detectEvery: 5, dropped: 3)

  private func frame(faces: Int) throws -> AnalyzedFrame {
    let rows = try (0..<faces).map { number in
      AnalysisRow(
        input: "camera", frame: 9, timestamp: 65.2, track: number, face: number,
        detection: Face(box: Rect(x: 1, y: 2, width: 30, height: 40), score: 0.99),
        scores: try Samples.scores(.happy, 0.91), isUncertain: number == 1)
    }
    var frame = AnalyzedFrame(index: 9, timestamp: 65.2, rows: rows)
    frame.answersBeside[0] = AnswersBeside(
      frame: try Samples.scores(.sad, 0.4), smoothed: try Samples.scores(.fear, 0.5))
    return frame
  }

  @Test func `a face has a bar per expression, and the other answers below`() throws {
    let lines = LiveView(title: "/dev/video0, 640×480")
      .lines(try frame(faces: 1), status, width: 80, height: 24)
    #expect(
      lines.map { $0.replacing("\u{A0}", with: " ").trimmingEnd } == [
        "/dev/video0, 640×480, 1:05",
        "29.8 frames/s   14 ms from frame to answer   lag 320 ms",
        "faces looked for every 5 frames   3 frames dropped",
        "",
        "face 0: happy 91 %",
        "angry    ▏            1 %",
        "disgust  ▏            1 %",
        "fear     ▏            1 %",
        "happy    █████████▏  91 %",
        "sad      ▏            1 %",
        "surprise ▏            1 %",
        "neutral  ▏            1 %",
        "frame    sad 40 %",
        "smoothed fear 50 %",
        "",
      ])
  }

  @Test(arguments: [(80, 24), (40, 10), (200, 60), (10, 3)])
  func `no line is longer than the terminal, and no more than fit`(width: Int, height: Int) throws {
    for faces in 0..<9 {
      let lines = LiveView(title: "安娜" + String(repeating: "a", count: 99))
        .lines(try frame(faces: faces), status, width: width, height: height)
      #expect(lines.count <= height)
      #expect(lines.allSatisfy { DisplayText.width($0) <= width })
    }
  }

  @Test func `of more faces than fit the rest are counted`() throws {
    let lines = LiveView(title: "c").lines(try frame(faces: 5), status, width: 80, height: 24)
    #expect(lines.last == "and 2 more" && lines.contains { $0.contains("face 1: uncertain") })
    let none = LiveView(title: "c").lines(try frame(faces: 0), status, width: 80, height: 24)
    #expect(none.last == "no face")
  }

  @Test func `elsewhere it is one line`() throws {
    let line = LiveView(title: "c").line(try frame(faces: 2), status)
    #expect(
      line.replacing("\u{A0}", with: " ")
        == "1:05  29.8 frames/s  14 ms  lag 320 ms  3 dropped  face 0 happy 91 %, face 1 uncertain")
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}
