import Emotions
import Foundation
import Imaging
import VideoAnalysis

/// The columns of other tools; sources: their documents and what their releases write.
extension RowTable {
  /// A column's name and its cell of a row.
  typealias Column = (name: String, cell: (AnalysisRow) -> Cell)

  /// The columns of a layout that is not Mien's own.
  static func columns(of layout: TableLayout, labels: [Emotion]) -> [Column] {
    switch layout {
    case .mien: []
    case .fer: fer(labels) + place
    case .deepface: deepface(labels) + place
    case .openface: openface(labels)
    case .pyfeat: pyfeat(labels)
    }
  }

  private static var place: [Column] {
    [
      ("input", { .text($0.input) }), ("frame", { .integer($0.frame) }),
      ("timestamp", { Cell($0.timestamp, decimals: 6) }), ("track", { Cell($0.track) }),
    ]
  }

  private static func fer(_ labels: [Emotion]) -> [Column] {
    let box: Column = ("box0", { row in row.detection.map { .text(list($0.box)) } ?? .empty })
    return [box]
      + labels.map { label in
        ("\(label.rawValue)0", { Cell($0.scores?[label], decimals: 6) })
      }
  }

  /// A box as Python prints a list of whole numbers.
  private static func list(_ box: Rect) -> String {
    let sides = [box.x, box.y, box.width, box.height]
    return "[" + sides.map { FixedNumber.text($0, decimals: 0) }.joined(separator: ", ") + "]"
  }

  private static func deepface(_ labels: [Emotion]) -> [Column] {
    let emotions: [Column] = labels.map { label in
      ("emotion.\(label.rawValue)", { Cell($0.scores.map { 100 * $0[label] }, decimals: 4) })
    }
    let dominant: Column = ("dominant_emotion", { answer($0) })
    let sides: [(String, (Rect) -> Double)] = [
      ("x", { $0.x }), ("y", { $0.y }), ("w", { $0.width }), ("h", { $0.height }),
    ]
    let region: [Column] = sides.map { name, side in
      ("region.\(name)", { Cell(($0.detection?.box).map(side), decimals: 0) })
    }
    return emotions + [dominant] + region
      + [("face_confidence", { Cell($0.detection?.score, decimals: 2) })]
  }

  private static func openface(_ labels: [Emotion]) -> [Column] {
    let head: [Column] = [
      ("frame", { .integer($0.frame + 1) }), ("face_id", { Cell($0.track ?? $0.face) }),
      ("timestamp", { Cell($0.timestamp, decimals: 3) }),
      (
        "confidence", { row in row.success ? Cell(row.detection?.score, decimals: 2) : .integer(0) }
      ),
      ("success", { .integer($0.success ? 1 : 0) }),
    ]
    return head + labels.map { label in (label.rawValue, { Cell($0.scores?[label], decimals: 6) }) }
      + [("emotion", { answer($0) }), ("input", { .text($0.input) })]
  }

  private static func pyfeat(_ labels: [Emotion]) -> [Column] {
    let sides: [(String, (Rect) -> Double)] = [
      ("FaceRectX", { $0.x }), ("FaceRectY", { $0.y }), ("FaceRectWidth", { $0.width }),
      ("FaceRectHeight", { $0.height }),
    ]
    let names: [Emotion: String] = [.angry: "anger", .happy: "happiness", .sad: "sadness"]
    let box: [Column] = sides.map { name, side in
      (name, { Cell(($0.detection?.box).map(side), decimals: 2) })
    }
    let score: Column = ("FaceScore", { Cell($0.detection?.score, decimals: 6) })
    let emotions: [Column] = labels.map { label in
      (names[label] ?? label.rawValue, { Cell($0.scores?[label], decimals: 6) })
    }
    let time: Column = ("approx_time", { .text(clock($0.timestamp)) })
    return box + [score] + emotions + place + [time]
  }

  /// Minutes and seconds, two digits each.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(max(0, seconds))
    let (minutes, rest) = whole.quotientAndRemainder(dividingBy: 60)
    return (minutes < 10 ? "0" : "") + "\(minutes):" + (rest < 10 ? "0" : "") + "\(rest)"
  }

  private static func answer(_ row: AnalysisRow) -> Cell {
    row.scores.map { .text($0.emotion.rawValue) } ?? .empty
  }
}
