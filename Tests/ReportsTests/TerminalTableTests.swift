import Emotions
import Imaging
import Testing
import VideoAnalysis

@testable import Reports

@Suite struct TerminalTableTests {
  private let face = Face(box: Rect(x: 312, y: 118, width: 96, height: 97.6), score: 0.99951)

  @Test func `Columns are aligned, in wide scripts too`() throws {
    let rows = [
      Samples.row(face, try Samples.scores(.happy, 0.97), input: "anna.jpg"),
      Samples.row(face, try Samples.scores(.sad, 0.31), input: "安娜.jpg", isUncertain: true),
      Samples.row(nil, nil, input: "wall.jpg", face: nil),
    ]
    #expect(
      TerminalTable(rows).text() == """
        picture   face  box               expression        confidence
        anna.jpg     1  96×98 at 312,118  happy             ███████████████▌ 97\u{A0}%
        安娜.jpg     1  96×98 at 312,118  uncertain (sad?)  █████            31\u{A0}%
        wall.jpg     –  no face found

        """)
  }

  @Test func `Detections alone show their score`() {
    #expect(
      TerminalTable([Samples.row(face, nil)]).text() == """
        picture    face  box               score
        photo.jpg     1  96×98 at 312,118  1.000

        """)
  }

  @Test func `A long name keeps its end, and control characters do no harm`() {
    #expect(DisplayText.shortened("holiday/2026/anna.jpg", to: 10) == "…/anna.jpg")
    #expect(DisplayText.shortened("a\u{1B}[31mb", to: 20) == "a�[31mb")
  }
}
