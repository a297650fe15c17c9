import Emotions
import Imaging
import VideoAnalysis

/// Rows as a table that people read on a terminal, columns aligned in every script.
///
///     print(TerminalTable(rows).text(width: 80))
///
///     picture    face  box               expression  confidence
///     anna.jpg      1  96×96 at 312,118  happy       ███████████████▌ 97 %
///     wall.jpg      –  no face found
public struct TerminalTable: Sendable {
  private let rows: [AnalysisRow]

  /// The table of the rows, in their order; rows without scores show the detection alone.
  public init(_ rows: [AnalysisRow]) { self.rows = rows }

  /// The table's lines, none longer than `width` unless names of 8 characters don't fit.
  public func text(width: Int = 100) -> String {
    let hasScores = rows.contains { $0.scores != nil }
    let head = ["face", "box"] + (hasScores ? ["expression", "confidence"] : ["score"])
    let lines = [head] + rows.map { cells($0, hasScores: hasScores) }
    let widths = head.indices.map { column in
      lines.filter { $0.count > column + 1 || column == head.count - 1 && $0.count > column }
        .map { DisplayText.width($0[column]) }.max() ?? 0
    }
    let room = max(8, width - widths.reduce(0) { $0 + $1 + 2 })
    let names = ["picture"] + rows.map { DisplayText.shortened($0.input, to: room) }
    let nameWidth = names.map(DisplayText.width).max() ?? 0
    return zip(names, lines).map { name, cells in
      let columns = zip(cells, widths).enumerated().map { index, column in
        DisplayText.padded(column.0, to: column.1, fromLeft: index == 0)
      }
      let line = DisplayText.padded(name, to: nameWidth) + "  " + columns.joined(separator: "  ")
      return line.trimmingEnd() + "\n"
    }.joined()
  }

  private func cells(_ row: AnalysisRow, hasScores: Bool) -> [String] {
    guard let face = row.detection else { return ["–", "no face found"] }
    func pixels(_ value: Double) -> String { FixedNumber.text(value, decimals: 0) }
    let box = face.box
    let place =
      "\(pixels(box.width))×\(pixels(box.height)) at \(pixels(box.x)),\(pixels(box.y))"
    let number = row.face.map { String($0 + 1) } ?? "–"
    guard hasScores else {
      return [number, place, face.score.map { FixedNumber.text($0, decimals: 3) } ?? "–"]
    }
    guard let (scores, isUncertain) = row.answer else { return [number, place, "–", "–"] }
    let emotion = scores.emotion.rawValue
    return [
      number, place, isUncertain ? "uncertain (\(emotion)?)" : emotion,
      Self.bar(scores.confidence) + " " + FixedNumber.percent(scores.confidence, decimals: 0),
    ]
  }

  /// A bar of 16 characters, fine to an eighth of one.
  static func bar(_ share: Double, length: Int = 16) -> String {
    let eighths = Int((min(max(share, 0), 1) * Double(length * 8)).rounded())
    let full = String(repeating: "█", count: eighths / 8)
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return DisplayText.padded(full + rest, to: length)
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}
