import Emotions
import Foundation
import Imaging
import TestSupport
import Testing
import VideoAnalysis

@testable import Reports

@Suite struct VideoReportTests {
  /// Two tracks, the second one away from 4 to 6 s; happy from 2 to 4 s.
  private func report(blursFaces: Bool = false) throws -> VideoReport {
    var report = VideoReport(title: "<b>talk</b>.mp4", blursFaces: blursFaces)
    let photo = Samples.photo(width: 320, height: 240)
    for number in 0..<200 {
      let time = Double(number) / 25
      let emotion: Emotion = (2..<4).contains(time) ? .happy : .neutral
      let rows = try [0, 1].filter { $0 == 0 || !(4..<6).contains(time) }.map { track in
        var row = Samples.row(
          Samples.face(x: 20 + 150 * Double(track), y: 40, side: 80),
          try Samples.scores(emotion, time == 3 ? 0.95 : 0.8))
        row.timestamp = time
        row.track = track
        return row
      }
      report.add(AnalyzedFrame(index: number, timestamp: time, image: photo, rows: rows))
    }
    let tracks = [0, 1].map { track in
      TrackSummary(
        input: "talk.mp4", track: track, first: 0, last: 7.96, frames: 200,
        share: [.happy: 0.25, .neutral: 0.65], uncertainShare: 0.1,
        meanScores: [.happy: 0.3, .neutral: 0.7])
    }
    report.summary = VideoSummary(
      input: "talk.mp4", frames: 200, duration: 7.96, tracks: tracks,
      events: [
        ExpressionEvent(
          input: "talk.mp4", track: 0, emotion: .happy, start: 2, apex: 3, end: 3.96, peak: 0.95)
      ])
    report.model = [.init("Model", "cnn-bilstm & more")]
    return report
  }

  @Test func `The page has all its parts, closes its elements and escapes names`() throws {
    let page = try report().html(plotly: nil)
    let titles = page.matches(of: /<h2>(.*?)<\/h2>/).map { String($0.1) }
    #expect(
      titles == [
        "Summary", "Timeline", "Share of time", "Key frames", "Events", "Model and limits",
      ])
    for element in ["section", "table", "tr", "th", "td", "figure", "div", "p", "i"] {
      let opened = page.matches(of: try Regex("<\(element)[ >]")).count
      #expect(opened == page.matches(of: try Regex("</\(element)>")).count, "\(element)")
    }
    #expect(page.contains("<h1>&lt;b&gt;talk&lt;/b&gt;.mp4</h1>"))
    #expect(page.contains("cnn-bilstm &amp; more"))
    #expect(page.contains("0:03.00") && page.contains("width:25.00%"))
    #expect(page.contains("expressions, not feelings"))
    #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
  }

  @Test func `The surest moment of an event is its key frame`() throws {
    let page = try report().html(plotly: nil)
    let alt = try #require(page.firstMatch(of: /<img src="data:image\/jpeg[^>]*alt="([^"]*)"/)).1
    #expect(alt.contains("Track 0, happy, 95") && alt.contains("0:03.00"))
  }

  @Test func `Key frames of hidden faces differ from open ones`() throws {
    let event = ExpressionEvent(
      input: "", track: 0, emotion: .happy, start: 2, apex: 3, end: 4, peak: 0.95)
    let open = try #require(try report().keyFrames.moment(of: event)).image
    let hidden = try #require(try report(blursFaces: true).keyFrames.moment(of: event)).image
    #expect(open.width == KeyFrames.side && hidden.width == KeyFrames.side && open != hidden)
  }

  @Test func `The chart holds each track's probabilities, and a gap where it was away`() throws {
    let page = try report().html(plotly: "/* library */")
    let json = try #require(page.firstMatch(of: /const charts = (\{.*\});/)).1
    let charts = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [[String: Any]]])
    let plots = try #require(charts["timeline"])
    #expect(plots.count == 2)
    func values(_ plot: Int, _ emotion: Emotion, _ axis: String) -> [Double] {
      let traces = plots[plot]["data"] as? [[String: Any]] ?? []
      let trace = traces.first { $0["name"] as? String == emotion.rawValue }
      return trace?[axis] as? [Double] ?? []
    }
    #expect(values(0, .happy, "y").count == 200)
    #expect(values(0, .happy, "y")[60] == 80)
    let (times, away) = (values(1, .neutral, "x"), values(1, .neutral, "y"))
    #expect(times.count == 152 && away.filter { $0 == 0 }.count == 2)
  }

  @Test func `A long video is thinned, and its means stay`() throws {
    var timeline = ScoreTimeline()
    for number in 0..<30_000 {
      var row = Samples.row(nil, try Samples.scores(.sad, number % 2 == 0 ? 0.6 : 0.8))
      row.timestamp = Double(number) / 25
      row.track = 0
      timeline.add([row])
    }
    let course = timeline.course(of: 0)
    #expect(course.count <= ScoreTimeline.mostSteps && course.count > 700)
    #expect(course.map(\.step.count).reduce(0, +) == 30_000)
    #expect(course.allSatisfy { abs($0.step.means[4] - 0.7) < 0.02 })
  }

  @Test func `A video without faces is still a page`() throws {
    let file = try TestPaths.temporaryFolder().appending(component: "report.html")
    var report = VideoReport(title: "empty.mp4")
    report.summary = VideoSummary(input: "empty.mp4", frames: 10, duration: 0.4)
    try report.write(to: file)
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page.hasPrefix("<!doctype html>") && !page.contains("Timeline"))
    #expect(!page.contains("<script"))
  }
}
