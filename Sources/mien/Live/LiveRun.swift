import Foundation
import Imaging
import MediaIO
import Reports
import Terminal
import VideoAnalysis

/// Reads a camera until it ends, Ctrl-C or the time is up, and brings the answers where they go.
struct LiveRun {
  let camera: Camera
  let analyzer: VideoAnalyzer
  /// What rows call the camera.
  let name: String
  /// Faces are looked for everywhere on every so many frames at most.
  let detectEvery: Int
  /// When to end, in seconds of the camera; nil for never.
  let seconds: Double?
  /// What is shown; nil for nothing.
  let screen: LiveScreen?
  /// Rows for standard output; nil for none.
  var stream: RowStream?
  /// Where the table is kept; nil for nowhere.
  let results: VideoResults?

  /// What came of it.
  struct Outcome {
    var summary: VideoSummary
    var meter: LiveMeter
  }

  /// Reads and answers.
  ///
  /// - Throws: errors of writing, after what was written is closed; `InferenceError`.
  mutating func run() async throws -> Outcome {
    var session = try analyzer.session(named: name)
    var progress = Progress(pace: DetectionPace(least: detectEvery))
    let timer = timer()
    defer {
      timer?.cancel()
      camera.close()
    }
    do {
      for await item in camera.frames {
        if let seconds, item.frame.timestamp >= seconds { break }
        try await answer(item, &session, &progress)
      }
      for frame in try await session.finish() { try take(frame) }
    } catch OutputError.closed {
      // Whoever read the rows has enough: an end like any other.
      stream = nil
      for frame in try await session.finish() { try take(frame) }
    }
    return Outcome(summary: session.summary, meter: progress.meter)
  }

  /// What is known of the run so far.
  private struct Progress {
    let start = ContinuousClock.now
    var meter = LiveMeter()
    var pace: DetectionPace
  }

  private mutating func answer(
    _ item: CameraFrame, _ session: inout VideoSession, _ progress: inout Progress
  ) async throws {
    let begun = ContinuousClock.now
    let done = try await session.add(item.frame)
    for frame in done { try take(frame) }
    let now = ContinuousClock.now
    let passed = (now - progress.start).inSeconds
    progress.meter.answered(after: (now - item.arrival).inSeconds, at: passed)
    progress.pace.note(busy: (now - begun).inSeconds, at: passed)
    session.detectEvery = progress.pace.detectEvery
    if let last = done.last {
      screen?.show(last, status(last, progress.meter, detectEvery: session.detectEvery))
    }
  }

  /// Closes a camera that gives no frames, and so would never come to the end of its time.
  private func timer() -> Task<Void, Never>? {
    seconds.map { seconds in
      Task { [camera] in
        try? await Task.sleep(for: .seconds(seconds + 1))  // cancelled when it is not needed
        if !Task.isCancelled { camera.close() }
      }
    }
  }

  private mutating func take(_ frame: AnalyzedFrame) throws {
    try results?.append(frame)
    if let text = stream?.text(frame.rows) { try StandardOutput.write(text) }
  }

  private func status(
    _ frame: AnalyzedFrame, _ meter: LiveMeter, detectEvery: Int
  ) -> LiveStatus {
    LiveStatus(
      time: frame.timestamp, framesPerSecond: meter.framesPerSecond, latency: meter.latency,
      lag: analyzer.lagInSeconds, detectEvery: detectEvery, dropped: camera.droppedFrames)
  }
}
