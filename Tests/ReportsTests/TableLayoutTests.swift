import Emotions
import Imaging
import Reports
import Testing
import VideoAnalysis

@Suite struct TableLayoutTests {
  private let labels: [Emotion] = [.angry, .happy, .neutral]

  private func rows() throws -> [AnalysisRow] {
    let face = Face(box: Rect(x: 10.4, y: 20, width: 30, height: 40.6), score: 0.987)
    let scores = try EmotionScores(labels, probabilities: [0.25, 0.7, 0.05])
    return [
      AnalysisRow(
        input: "a.mp4", frame: 61, timestamp: 61.5, track: 2, face: 0, detection: face,
        scores: scores),
      AnalysisRow(input: "a.mp4", frame: 62, timestamp: 61.54),
    ]
  }

  private func lines(_ layout: TableLayout) throws -> [String] {
    RowTable(labels: labels, layout: layout).text(try rows(), format: .csv)
      .split(separator: "\r\n").map(String.init)
  }

  @Test func `fer's columns`() throws {
    #expect(
      try lines(.fer) == [
        "box0,angry0,happy0,neutral0,input,frame,timestamp,track",
        "\"[10, 20, 30, 41]\",0.250000,0.700000,0.050000,a.mp4,61,61.500000,2",
        ",,,,a.mp4,62,61.540000,",
      ])
  }

  @Test func `DeepFace's columns, in percent`() throws {
    let found = try lines(.deepface)
    #expect(found[0].hasPrefix("emotion.angry,emotion.happy,emotion.neutral,dominant_emotion,"))
    #expect(found[1].hasPrefix("25.0000,70.0000,5.0000,happy,10,20,30,41,0.99,a.mp4,61,"))
  }

  @Test func `OpenFace's columns count frames from 1 and say success in numbers`() throws {
    #expect(
      try lines(.openface) == [
        "frame,face_id,timestamp,confidence,success,angry,happy,neutral,emotion,input",
        "62,2,61.500,0.99,1,0.250000,0.700000,0.050000,happy,a.mp4",
        "63,,61.540,0,0,,,,,a.mp4",
      ])
  }

  @Test func `py-feat's columns`() throws {
    let found = try lines(.pyfeat)
    #expect(found[0].contains("FaceScore,anger,happiness,neutral,input,frame,timestamp,track,"))
    #expect(
      found[1] == "10.40,20.00,30.00,40.60,0.987000,0.250000,0.700000,0.050000,"
        + "a.mp4,61,61.500000,2,01:01")
  }

  @Test(arguments: TableLayout.allCases)
  func `a stream is the table, bit by bit`(layout: TableLayout) throws {
    let table = RowTable(labels: labels, layout: layout)
    var stream = RowStream(table, format: .csv)
    let rows = try rows()
    let text = stream.text([rows[0]]) + stream.text([rows[1]])
    #expect(text == table.text(rows, format: .csv))
    var rest = RowStream(table, format: .csv, continues: true)
    #expect(text.hasSuffix(rest.text(rows)) && rest.text([]).isEmpty)
  }
}
