import Emotions
import Foundation
import MediaIO
import VideoAnalysis

extension VideoReport {
  /// More key frames than these are left out, the least sure first.
  private static let mostKeyFrames = 24

  /// The page's parts, in the order in which they are read.
  func sections(_ chart: Chart?) throws -> [HTML] {
    var parts = [HTML.tag("h1", HTML(title)), note, summarySection]
    if let chart { parts.append(try .chart(chart, caption: caption(of: chart))) }
    if let summary {
      if !summary.tracks.isEmpty { parts.append(shares(summary.tracks)) }
      let frames = try pictures(summary.events)
      if !frames.isEmpty {
        parts.append(.section("Key frames", .tag("div", ["class": "frames"], HTML(frames))))
      }
      if !summary.events.isEmpty { parts.append(events(summary.events)) }
    }
    parts.append(limits)
    return parts
  }

  private var note: HTML {
    .tag(
      "p", ["class": "protocol"],
      "Which expression each face showed, as a model names it, with its probability.")
  }

  private var summarySection: HTML {
    var rows: [RunReport.Fact] = []
    if let summary {
      rows = [
        .init("Length", "\(FixedNumber.text(summary.duration, decimals: 1)) s"),
        .init("Frames", "\(summary.frames)"), .init("Tracks", "\(summary.tracks.count)"),
        .init("Expressions (events)", "\(summary.events.count)"),
      ]
    }
    return .section("Summary", .facts(rows + facts))
  }

  private func caption(of chart: Chart) -> String {
    let shown = chart.plots.count
    let all = timeline.tracks.count
    let means =
      "Mean probabilities over \(FixedNumber.text(timeline.stepInSeconds, decimals: 2)) s each."
    return shown < all ? means + " The \(shown) longest of \(all) tracks." : means
  }

  private func shares(_ tracks: [TrackSummary]) -> HTML {
    let labels = timeline.labels
    let bars = tracks.map { track in
      var parts = labels.map { part($0.rawValue, track.share[$0] ?? 0, $0.color) }
      parts.append(part("uncertain", track.uncertainShare, FigureStyle.grid))
      return HTML.tag(
        "div", ["class": "share"], .tag("span", "Track \(track.track)"),
        .tag("div", ["class": "bar", "aria-hidden": "true"], HTML(parts)))
    }
    let rows = tracks.map { track in
      [
        "\(track.track)", Self.clock(track.first), Self.clock(track.last), "\(track.frames)",
        track.dominant?.rawValue ?? "–",
      ] + labels.map { FixedNumber.percent(track.share[$0] ?? 0) }
        + [FixedNumber.percent(track.uncertainShare)]
    }
    let names =
      ["Track", "From", "To", "Frames", "Mostly"] + labels.map(\.rawValue) + ["uncertain"]
    return .section("Share of time", HTML([HTML(bars), .table(names, rows)]))
  }

  private func part(_ name: String, _ share: Double, _ color: Color) -> HTML {
    guard share > 0 else { return HTML(markup: "") }
    let width = FixedNumber.text(share * 100, decimals: 2)
    return .tag(
      "i",
      [
        "style": "width:\(width)%;background:\(color.hex)",
        "title": "\(name) \(FixedNumber.percent(share))",
      ])
  }

  private func pictures(_ events: [ExpressionEvent]) throws -> [HTML] {
    let surest = events.sorted { ($0.peak, -$0.start) > ($1.peak, -$1.start) }
    let found = surest.compactMap { event in keyFrames.moment(of: event).map { (event, $0) } }
    return try found.prefix(Self.mostKeyFrames).sorted { $0.1.time < $1.1.time }.map {
      event, moment in
      let words =
        "Track \(event.track), \(event.emotion.rawValue), "
        + "\(FixedNumber.percent(moment.probability, decimals: 0)), \(Self.clock(moment.time))"
      let bytes = try ImageWriter(jpegQuality: 85).bytes(of: moment.image, as: .jpeg)
      return .tag(
        "figure", ["style": "border-color:\(event.emotion.color.hex)"],
        .void(
          "img",
          [
            "src": "data:image/jpeg;base64,\(Data(bytes).base64EncodedString())", "alt": words,
            "width": "\(KeyFrames.side)", "height": "\(KeyFrames.side)",
          ]), .tag("figcaption", HTML(words)))
    }
  }

  private func events(_ events: [ExpressionEvent]) -> HTML {
    let rows = events.map { event in
      [
        event.emotion.rawValue, "\(event.track)", Self.clock(event.start),
        Self.clock(event.apex), Self.clock(event.end),
        FixedNumber.text(event.end - event.start, decimals: 2),
        FixedNumber.percent(event.peak, decimals: 0),
      ]
    }
    return .section(
      "Events",
      .table(["Expression", "Track", "Start", "Apex", "End", "Seconds", "Probability"], rows))
  }

  private var limits: HTML {
    .section(
      "Model and limits",
      HTML([
        .facts(model),
        .tag(
          "p",
          """
          Probabilities say how sure the model is that a face shows an expression, not what the \
          person feels or means. A model errs more where faces differ from those that it learned \
          from: in age, skin, glasses, light, pose. Its figures hold for their protocol only. \
          Below the threshold the answer is “uncertain”. Tracks are faces followed over frames; \
          the same person may have several.
          """),
      ]))
  }

  /// Minutes and seconds: `1:05.25`.
  private static func clock(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    let (minutes, rest) = hundredths.quotientAndRemainder(dividingBy: 6000)
    let text = FixedNumber.text(Double(rest) / 100, decimals: 2)
    return "\(minutes):" + (rest < 1000 ? "0" : "") + text
  }
}
