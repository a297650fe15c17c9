import Emotions
import Foundation
import VideoAnalysis

/// A live analysis as lines of a terminal: how it goes, and a block of bars for each face.
///
///     let lines = LiveView(title: "/dev/video0, 640×480").lines(frame, status, width: 80, height: 24)
public struct LiveView: Sendable {
  private static let nameWidth = 9
  private static let barWidth = 10
  private static let blockWidth = 25
  private static let gap = 2
  private let title: String

  /// A view with the camera's name above it.
  public init(title: String) { self.title = DisplayText.shortened(title, to: 60) }

  /// The lines, none longer than `width` columns and no more than `height`; of more faces than
  /// there is room for, the first ones.
  public func lines(
    _ frame: AnalyzedFrame, _ status: LiveStatus, width: Int, height: Int
  ) -> [String] {
    let head = [
      "\(title), \(clock(status.time))",
      "\(FixedNumber.text(status.framesPerSecond, decimals: 1)) frames/s   "
        + "\(milliseconds(status.latency)) from frame to answer   "
        + "lag \(milliseconds(status.lag))",
      "faces looked for every \(status.detectEvery) frames   \(status.dropped) frames dropped",
      "",
    ]
    let rows = frame.rows.filter(\.success)
    guard !rows.isEmpty else { return cut(head + ["no face"], width, height) }
    let blocks = rows.map { block($0, frame.answersBeside[$0.track ?? -1]) }
    let across = max(1, (width + Self.gap) / (Self.blockWidth + Self.gap))
    let tall = (blocks.map(\.count).max() ?? 0) + 1
    let down = max(1, (height - head.count - 1) / tall)
    let shown = blocks.prefix(across * down)
    var lines = head
    for start in stride(from: 0, to: shown.count, by: across) {
      lines += beside(Array(shown[start..<min(start + across, shown.count)])) + [""]
    }
    lines[lines.count - 1] =
      shown.count < blocks.count ? "and \(blocks.count - shown.count) more" : ""
    return cut(lines, width, height)
  }

  /// One line for what is no terminal.
  public func line(_ frame: AnalyzedFrame, _ status: LiveStatus) -> String {
    let faces = frame.rows.filter(\.success).map { row in
      "face \(row.track ?? 0) \(answer(row))"
    }
    let parts = [
      clock(status.time), "\(FixedNumber.text(status.framesPerSecond, decimals: 1)) frames/s",
      milliseconds(status.latency), "lag \(milliseconds(status.lag))",
      "\(status.dropped) dropped", faces.isEmpty ? "no face" : faces.joined(separator: ", "),
    ]
    return parts.joined(separator: "  ")
  }

  private func block(_ row: AnalysisRow, _ beside: AnswersBeside?) -> [String] {
    var lines = ["face \(row.track ?? 0): \(answer(row))"]
    if let scores = row.answer?.scores {
      lines += scores.labels.map { label in
        DisplayText.padded(label.rawValue, to: Self.nameWidth)
          + TerminalTable.bar(scores[label], length: Self.barWidth)
          + DisplayText.padded(
            FixedNumber.percent(scores[label], decimals: 0),
            to: Self.blockWidth - Self.nameWidth - Self.barWidth, fromLeft: true)
      }
    }
    if let beside {
      lines += [("frame", beside.frame), ("smoothed", beside.smoothed)].map { name, scores in
        DisplayText.padded(name, to: Self.nameWidth) + answer(scores)
      }
    }
    return lines
  }

  private func answer(_ row: AnalysisRow) -> String {
    guard let answer = row.answer else { return "–" }
    return answer.isUncertain ? "uncertain" : self.answer(answer.scores)
  }

  private func answer(_ scores: EmotionScores) -> String {
    "\(scores.emotion.rawValue) \(FixedNumber.percent(scores.confidence, decimals: 0))"
  }

  /// Blocks next to each other.
  private func beside(_ blocks: [[String]]) -> [String] {
    (0..<(blocks.map(\.count).max() ?? 0)).map { line in
      blocks.map { block in
        DisplayText.padded(line < block.count ? block[line] : "", to: Self.blockWidth)
      }.joined(separator: String(repeating: " ", count: Self.gap))
    }
  }

  private func cut(_ lines: [String], _ width: Int, _ height: Int) -> [String] {
    lines.prefix(max(1, height)).map { line in
      var kept = line
      while DisplayText.width(kept) > width { kept.removeLast() }
      return kept
    }
  }

  private func milliseconds(_ seconds: Double?) -> String {
    seconds.map { "\(FixedNumber.text($0 * 1000, decimals: 0)) ms" } ?? "–"
  }

  /// Minutes and seconds: `2:05`.
  private func clock(_ seconds: Double) -> String {
    let whole = Int(max(0, seconds))
    return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
  }
}
