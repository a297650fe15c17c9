import Assets
import Emotions
import Foundation
import VideoAnalysis

/// The page about a video: timeline, key frames, shares of time, events. One file, no network.
///
///     var report = VideoReport(title: "talk.mp4")
///     let summary = try await analyzer.analyze(named: "talk.mp4", next: reader.next) { frame in
///       report.add(frame)
///     }
///     report.summary = summary
///     report.model = [.init("Model", "cnn-bilstm"), .init("Protocol", "subject-kfold, 10 folds")]
///     try report.write(to: folder.appending(component: "report.html"))
///
/// Key frames need the frames' pictures (the analysis' `keepsPictures`); without them the page
/// leaves them out. The memory does not grow with the video.
public struct VideoReport: Sendable {
  /// The page's heading: the file, as the user named it.
  public var title: String
  /// What the analysis gave in the end.
  public var summary: VideoSummary?
  /// Further lines of the summary: size, frames per second, damaged frames, command.
  public var facts: [RunReport.Fact] = []
  /// What is known of the model: its name, what it learned from, its figures with their protocol.
  public var model: [RunReport.Fact] = []

  var timeline = ScoreTimeline()
  var keyFrames: KeyFrames

  /// A page about a video; `blursFaces` keeps its key frames unrecognisable.
  public init(title: String, blursFaces: Bool = false) {
    self.title = title
    keyFrames = KeyFrames(blursFaces: blursFaces)
  }

  /// Takes the next frame with its rows.
  public mutating func add(_ frame: AnalyzedFrame) {
    timeline.add(frame.rows)
    keyFrames.add(frame)
  }

  /// Writes the page, whole or not at all; without the chart library its chart is still.
  ///
  /// - Throws: `ReportsError`.
  public func write(to file: URL) throws {
    let plotly = try? String(
      contentsOf: Asset.plotly.url("plotly.min.js"), encoding: .utf8)  // the page does without
    try PartFile.write(Data(html(plotly: plotly).utf8), to: file)
  }

  /// The page.
  ///
  /// - Parameter plotly: the chart library's script; nil for a still chart.
  /// - Throws: `ReportsError` when a figure can't be drawn.
  func html(plotly: String?) throws -> String {
    let chart = try chart()
    let page = Page(title: title, body: HTML(try sections(chart)))
    guard let plotly, let chart else { return page.text(scripts: []) }
    return page.text(scripts: [plotly, try ChartScript.text([chart])])
  }
}
