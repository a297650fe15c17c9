import Emotions
import Foundation
import Imaging
import Testing
import VideoAnalysis

@testable import Reports

@Suite struct RowTableTests {
  private let face = Face(
    box: Rect(x: 1.005, y: 2, width: 30.5, height: 40), score: 0.99951,
    landmarks: Landmarks(
      leftEye: Point(x: 1, y: 2), rightEye: Point(x: 3, y: 4), nose: Point(x: 5, y: 6),
      leftMouth: Point(x: 7, y: 8), rightMouth: Point(x: 9, y: 10.129)))

  private func rows() throws -> [AnalysisRow] {
    let scores = try EmotionScores([.happy, .sad], probabilities: [0.75, 0.25])
    return [
      AnalysisRow(
        input: "a,b \"c\".mp4", frame: 7, timestamp: 0.28, track: 2, face: 0, detection: face,
        scores: scores),
      AnalysisRow(input: "wall.jpg"),
    ]
  }

  @Test func `The columns are those of the design`() {
    #expect(
      RowTable(labels: Emotion.seven).names == [
        "input", "frame", "timestamp", "track", "face", "success", "box_x", "box_y", "box_w",
        "box_h", "detection_score", "left_eye_x", "left_eye_y", "right_eye_x", "right_eye_y",
        "nose_x", "nose_y", "left_mouth_x", "left_mouth_y", "right_mouth_x", "right_mouth_y",
        "angry", "disgust", "fear", "happy", "sad", "surprise", "neutral", "emotion",
        "confidence", "uncertain",
      ])
  }

  @Test func `CSV quotes what it must and leaves empty what was not found`() throws {
    let text = RowTable(labels: [.happy, .sad]).text(try rows(), format: .csv)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(
      lines.dropFirst() == [
        "\"a,b \"\"c\"\".mp4\",7,0.280000,2,0,true,1.00,2.00,30.50,40.00,0.999510,"
          + "1.00,2.00,3.00,4.00,5.00,6.00,7.00,8.00,9.00,10.13,"
          + "0.750000,0.250000,happy,0.750000,false",
        "wall.jpg,0,0.000000,,,false,,,,,,,,,,,,,,,,,,,,", "",
      ])
    #expect(lines[0].split(separator: ",").count == 26)
  }

  @Test func `JSON Lines have the same keys, with null where nothing was found`() throws {
    let text = RowTable(labels: [.happy]).text(
      [AnalysisRow(input: "tab\there \"x\"\n")], format: .jsonLines)
    #expect(
      text
        == #"{"input": "tab\there \"x\"\n", "frame": 0, "timestamp": 0.000000, "track": null, "#
        + #""face": null, "success": false, "box_x": null, "box_y": null, "box_w": null, "#
        + #""box_h": null, "detection_score": null, "left_eye_x": null, "left_eye_y": null, "#
        + #""right_eye_x": null, "right_eye_y": null, "nose_x": null, "nose_y": null, "#
        + #""left_mouth_x": null, "left_mouth_y": null, "right_mouth_x": null, "#
        + #""right_mouth_y": null, "happy": null, "emotion": null, "confidence": null, "#
        + #""uncertain": null}"# + "\n")
  }

  @Test(arguments: [0, 1, 3]) func `A JSON array is one, whatever the number of rows`(
    count: Int
  ) throws {
    let rows = (0..<count).map { AnalysisRow(input: "frame", frame: $0) }
    let text = RowTable.detections.text(rows, format: .json)
    let values = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    #expect(values?.map { $0["frame"] as? Int } == rows.map(\.frame))
  }

  @Test func `A table of detections has no columns of expressions`() throws {
    let table = RowTable.detections
    #expect(table.names.last == "right_mouth_y")
    #expect(table.cells(try rows()[0]).count == table.names.count)
  }

  @Test func `A Haar face leaves score and landmarks empty, never nan`() {
    let haar = Face(box: Rect(x: .nan, y: 2, width: 3, height: .infinity))
    let cells = RowTable.detections.cells(AnalysisRow(input: "x", face: 0, detection: haar))
    #expect(cells[6] == .empty && cells[9] == .empty)
    #expect(cells[10...].allSatisfy { $0 == .empty })
  }

  @Test(arguments: [
    (0.0, 6, "0.000000"), (-0.001, 2, "0.00"), (-1.5, 0, "-2"), (12.345678949, 6, "12.345679"),
    (0.05, 2, "0.05"), (1e18, 2, "1000000000000000000.00"), (-3.07, 2, "-3.07"),
  ]) func `Numbers have a fixed number of decimals`(value: Double, decimals: Int, text: String) {
    #expect(FixedNumber.text(value, decimals: decimals) == text)
  }
}
