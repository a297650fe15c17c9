import Emotions
import Imaging
import VideoAnalysis

/// The expressions of the last seconds, one line per track, the present at the right edge.
struct TimelineStrip {
  /// An answer that stood for some time; nil for one that was uncertain.
  private struct Span {
    var emotion: Emotion?
    /// How sure it was, in twentieths.
    var level: Int
    var start: Double
    var end: Double
  }

  private struct Lane {
    var track: Int
    var spans: [Span]
  }

  /// More tracks at once than these are not shown.
  private static let mostLanes = 6

  private let area: Rect
  /// How much time is shown, in seconds.
  private let span: Double
  private let letterSize: Double
  private var lanes: [Lane?] = []
  private var now = 0.0
  private var labels = Emotion.seven

  /// An empty strip; lengths in pixels, `span` in seconds.
  init(area: Rect, span: Double, letterSize: Double) {
    self.area = area
    self.span = span
    self.letterSize = max(9, letterSize * 0.72)
  }

  /// Moves on to a frame, and takes its answers.
  mutating func add(_ rows: [AnalysisRow], at time: Double) {
    let before = now
    now = time
    for row in rows {
      guard let (scores, isUncertain) = row.answer else { continue }
      labels = scores.labels
      let answer = Span(
        emotion: isUncertain ? nil : scores.emotion,
        level: Int((scores.confidence * 20).rounded()), start: time, end: time)
      add(answer, of: row.track ?? row.face ?? 0, after: before)
    }
    for index in lanes.indices {
      lanes[index]?.spans.removeAll { $0.end < time - span }
      if lanes[index]?.spans.isEmpty == true { lanes[index] = nil }
    }
    while let last = lanes.last, last == nil { lanes.removeLast() }
  }

  /// A track keeps its lane until nothing of it is shown any more.
  private mutating func add(_ answer: Span, of track: Int, after before: Double) {
    if let index = lanes.firstIndex(where: { $0?.track == track }) {
      guard var last = lanes[index]?.spans.popLast() else { return }
      var answer = answer
      if last.end >= before {
        last.end = answer.end
        if last.emotion == answer.emotion, last.level == answer.level {
          answer.start = last.start
          lanes[index]?.spans.append(answer)
          return
        }
      }
      lanes[index]?.spans += [last, answer]
    } else if let free = lanes.firstIndex(where: { $0 == nil }) {
      lanes[free] = Lane(track: track, spans: [answer])
    } else if lanes.count < Self.mostLanes {
      lanes.append(Lane(track: track, spans: [answer]))
    }
  }

  /// Draws the strip.
  func draw(on canvas: Canvas) throws {
    canvas.fill(area, Color(0x14171A))
    let gutter = letterSize * 2.4
    let line = letterSize * 1.5
    let plot = Rect(
      x: area.x + gutter, y: area.y + line, width: area.width - gutter - letterSize * 0.5,
      height: area.height - 2 * line)
    try drawLegend(height: line, left: plot.x, on: canvas)
    try drawSeconds(below: plot, on: canvas)
    let height = plot.height / Double(max(2, lanes.count))
    let top = plot.y + (plot.height - height * Double(max(1, lanes.count))) / 2
    for (index, lane) in lanes.enumerated() {
      guard let lane else { continue }
      let row = Rect(
        x: plot.x, y: top + Double(index) * height, width: plot.width, height: height)
      try draw(lane, in: row, on: canvas)
    }
  }

  private func draw(_ lane: Lane, in row: Rect, on canvas: Canvas) throws {
    let inner = Rect(
      x: row.x, y: row.y + row.height * 0.06, width: row.width, height: row.height * 0.88)
    canvas.fill(inner, Color.white.opacity(0.06))
    try canvas.text(
      "#\(lane.track)", at: Point(x: row.x - letterSize * 0.4, y: row.center.y),
      TextStyle(
        size: min(letterSize, row.height), color: Color(0xE6EAEE), .right, .middle))
    for span in lane.spans {
      let (left, right) = (place(of: span.start, in: inner), place(of: span.end, in: inner))
      let height = inner.height * Double(span.level) / 20
      let bar = Rect(
        x: left, y: inner.maxY - height, width: max(1, right - left), height: height)
      canvas.fill(bar, span.emotion?.color ?? Color(0x8A9199, alpha: 0.55))
    }
  }

  private func drawLegend(height: Double, left: Double, on canvas: Canvas) throws {
    let style = TextStyle(size: letterSize, color: Color(0xE6EAEE), .left, .middle)
    let chip = letterSize * 0.7
    let middle = area.y + height / 2
    let time = "\(Self.clock(now)).\(Int(now * 10) % 10)"
    let clock = try canvas.text(
      time, at: Point(x: area.maxX - letterSize * 0.5, y: middle),
      TextStyle(size: letterSize, isBold: true, color: .white, .right, .middle))
    var x = left
    for label in labels {
      let width = try canvas.size(of: label.rawValue, style).width
      guard x + chip * 1.4 + width < clock.x - letterSize else { return }
      canvas.fill(
        Rect(x: x, y: middle - chip / 2, width: chip, height: chip), label.color, radius: 1)
      try canvas.text(label.rawValue, at: Point(x: x + chip * 1.4, y: middle), style)
      x += chip * 1.4 + width + letterSize * 0.9
    }
  }

  /// A line per second, or per several where they would be dense, with the time under it.
  private func drawSeconds(below plot: Rect, on canvas: Canvas) throws {
    let room = letterSize * 4
    let step = [1, 2, 5, 10, 30, 60, 300].first { Double($0) * plot.width / span > room } ?? 600
    let first = max(0, Int(((now - span) / Double(step)).rounded(.up)))
    for second in stride(from: first * step, through: Int(now), by: step) {
      let x = place(of: Double(second), in: plot)
      canvas.line(
        [Point(x: x, y: plot.y), Point(x: x, y: plot.maxY)],
        .init(Color.white.opacity(0.18), width: 1))
      guard x < plot.maxX - letterSize else { continue }
      try canvas.text(
        Self.clock(Double(second)), at: Point(x: x, y: plot.maxY + letterSize * 0.7),
        TextStyle(size: letterSize * 0.9, color: Color(0xA3ABB3), .center, .middle))
    }
  }

  private func place(of time: Double, in plot: Rect) -> Double {
    plot.maxX - plot.width * min(1, (now - time) / span)
  }

  /// Minutes and seconds: `1:05`.
  static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds)
    return "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + "\(whole % 60)"
  }
}
