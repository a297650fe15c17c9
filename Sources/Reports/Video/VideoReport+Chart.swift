import Emotions

extension VideoReport {
  /// More tracks than these are in the tables only.
  static let mostCharts = 8

  /// The timeline; nil without an answer.
  func chart() throws -> Chart? {
    let tracks = timeline.longestTracks(Self.mostCharts)
    guard !tracks.isEmpty else { return nil }
    return Chart(
      name: "timeline", title: "Timeline", figure: try TimelineFigure(timeline, tracks: tracks),
      plots: tracks.map { plot(of: $0, showsKey: $0 == tracks.first) })
  }

  /// The probabilities of one track, stacked; a gap where the face was not seen.
  private func plot(of track: Int, showsKey: Bool) -> Plotly {
    var times: [Double] = []
    var means: [[Double]?] = []
    var last: Int?
    for (number, time, step) in timeline.course(of: track) {
      if let last, number > last + 1, Double(number - last) * timeline.stepInSeconds > 0.5 {
        times += [
          Double(last + 1) * timeline.stepInSeconds, Double(number) * timeline.stepInSeconds,
        ]
        means += [nil, nil]
      }
      times.append(time)
      means.append(step.means)
      last = number
    }
    let traces = timeline.labels.enumerated().map { index, label in
      Plotly.Trace(
        name: label.rawValue, mode: "lines", x: times.map { .number(Self.rounded($0)) },
        y: means.map { .number($0.map { Self.rounded($0[index] * 100) } ?? 0) },
        hovertemplate: "%{y:.0f} %", showlegend: showsKey, stackgroup: "all",
        fillcolor: label.color.hex, line: .init(color: label.color.hex, width: 0))
    }
    let layout = Plotly.Layout(
      xaxis: .init(title: "Time (s)", range: [0, max(timeline.end, 0.04)]),
      yaxis: .init(title: "Track \(track) (%)", range: [0, 100]), height: showsKey ? 260 : 220,
      hovermode: "x unified")
    return Plotly(data: traces, layout: layout)
  }

  /// Two decimals: enough to read, and a third of the page's size.
  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
