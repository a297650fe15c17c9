import Emotions
import Imaging

/// The answers over a video's time, one line per track: colour says which, height how sure.
struct TimelineFigure: Figure {
  let name = "timeline"
  private let timeline: ScoreTimeline
  private let tracks: [Int]
  private let end: Double

  /// The course of the tracks, from 0 s to the timeline's end.
  ///
  /// - Throws: `ReportsError.nothingToShow` without tracks.
  init(_ timeline: ScoreTimeline, tracks: [Int]) throws {
    guard !tracks.isEmpty else { throw ReportsError.nothingToShow(figure: "timeline") }
    self.timeline = timeline
    self.tracks = tracks
    end = max(timeline.end, timeline.stepInSeconds)
  }

  var width: Double { FigureStyle.pageWidth }
  var height: Double { Self.lane * Double(tracks.count) + Self.top + Self.bottom }

  var summary: String {
    let names = tracks.map { track in
      var time: [Emotion: Int] = [:]
      for (_, _, step) in timeline.course(of: track) where !step.isUncertain {
        time[emotion(of: step), default: 0] += 1
      }
      let most = time.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      return "track \(track) mostly \(most?.rawValue ?? "uncertain")"
    }
    return "Expressions over \(FixedNumber.text(end, decimals: 1)) seconds: "
      + names.joined(separator: ", ") + "."
  }

  private static let lane = 34.0
  private static let top = 26.0
  private static let bottom = 34.0
  private static let left = 46.0
  private static let right = 10.0

  func draw(on canvas: Canvas) throws {
    try drawKey(on: canvas)
    let axis = Axis(from: 0, to: end, count: 8)
    let plotWidth = width - Self.left - Self.right
    let foot = height - Self.bottom
    func x(_ time: Double) -> Double { Self.left + min(1, time / end) * plotWidth }
    for tick in axis.ticks {
      canvas.line(
        [Point(x: x(tick), y: Self.top), Point(x: x(tick), y: foot)],
        .init(FigureStyle.grid, width: FigureStyle.axisWidth))
      try canvas.text(
        axis.text(tick), at: Point(x: x(tick), y: foot + 4),
        TextStyle(size: FigureStyle.tickSize, color: FigureStyle.faintInk, .center, .top))
    }
    try canvas.text(
      "Time (s)", at: Point(x: Self.left + plotWidth / 2, y: height - 4),
      TextStyle(size: FigureStyle.labelSize, .center, .bottom))
    for (index, track) in tracks.enumerated() {
      let base = Self.top + Double(index + 1) * Self.lane - 2
      try canvas.text(
        "Track \(track)", at: Point(x: Self.left - 6, y: base - (Self.lane - 4) / 2),
        TextStyle(size: FigureStyle.labelSize, .right, .middle, maxWidth: Self.left - 8))
      for (number, _, step) in timeline.course(of: track) {
        let start = x(Double(number) * timeline.stepInSeconds)
        let stop = x(Double(number + 1) * timeline.stepInSeconds)
        let level = (step.means.max() ?? 0) * (Self.lane - 4)
        let color = step.isUncertain ? FigureStyle.grid : emotion(of: step).color
        canvas.fill(
          Rect(x: start, y: base - level, width: max(0.4, stop - start), height: level), color)
      }
      canvas.line(
        [Point(x: Self.left, y: base), Point(x: width - Self.right, y: base)],
        .init(FigureStyle.neutralLine, width: FigureStyle.axisWidth))
    }
  }

  private func emotion(of step: ScoreTimeline.Step) -> Emotion {
    let means = step.means
    return timeline.labels[means.indices.max { means[$0] < means[$1] } ?? 0]
  }

  private func drawKey(on canvas: Canvas) throws {
    var x = Self.left
    let style = TextStyle(size: FigureStyle.tickSize, .left, .middle)
    let key = timeline.labels.map { ($0.rawValue, $0.color) } + [("uncertain", FigureStyle.grid)]
    for (name, color) in key {
      canvas.fill(Rect(x: x, y: 8, width: 7, height: 7), color, radius: 1)
      let space = try canvas.text(name, at: Point(x: x + 10, y: 11.5), style)
      x = space.maxX + 12
    }
  }
}
