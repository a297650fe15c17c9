import ArgumentParser
import EmotionModel
import Foundation
import MediaIO
import Reports
import Terminal
import VideoAnalysis

/// `mien live`: the expression of every face before a camera, as it goes.
struct LiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "live",
    abstract: "Reads the expression of every face before a camera, as it goes.",
    discussion: """
      Frames that come while another one is read are dropped, never queued. A camera that is \
      unplugged is waited for. Nothing is stored without --output, and no picture without \
      --annotate. Ctrl-C ends it, with the tables closed.
      """)

  @OptionGroup var options: LiveOptions
  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup(title: "Detector") var detectorOptions: DetectorOptions

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)  // a pipe that nobody reads is told by the write
    let classifier = try EmotionClassifier(modelOptions.file())
    let analyzer = VideoAnalyzer(
      detector: try detectorOptions.makeDetector(), classifier: classifier,
      configuration: try options.configuration(for: classifier.description))
    let source = CameraSource(options.camera)
    let screen = screen(named: source.description)
    let camera = try await open(source, telling: screen)
    let table = RowTable(labels: classifier.description.labels)
    let results = try self.results(camera, analyzer, table)
    if !options.quiet { Failure.note(notice(source, camera)) }
    var run = LiveRun(
      camera: camera, analyzer: analyzer, name: source.description,
      detectEvery: options.detectEvery, seconds: options.seconds, screen: screen,
      stream: options.jsonl ? RowStream(table, format: .jsonLines) : nil, results: results)
    do {
      let outcome = try await run.run()
      try results?.finish(outcome.summary, record: record(of: outcome.summary, camera))
      if !options.quiet { Failure.note(closing(outcome.meter, camera)) }
    } catch {
      results?.abandon()
      throw error
    }
    try Task.checkCancellation()
  }

  private func open(_ source: CameraSource, telling screen: LiveScreen?) async throws -> Camera {
    var configuration = Camera.Configuration()
    configuration.isMirrored = options.mirror
    let name = source.description
    configuration.onChange = { change in
      let text =
        change == .lost
        ? "the camera \(name) gives no more frames; waiting for it to come back"
        : "the camera \(name) is back"
      if let screen { screen.warn(text) } else { Failure.warn(text) }
    }
    return try await Camera.open(source, configuration: configuration)
  }

  /// Where the view goes: beside rows only where it does not mix with them.
  private func screen(named name: String) -> LiveScreen? {
    guard !options.quiet else { return nil }
    let view = LiveView(title: name)
    guard options.jsonl else { return LiveScreen(view, on: .output) }
    return isatty(STDERR_FILENO) == 1 ? LiveScreen(view, on: .errors) : nil
  }

  private func results(
    _ camera: Camera, _ analyzer: VideoAnalyzer, _ table: RowTable
  ) throws -> VideoResults? {
    guard let output = options.output else { return nil }
    let size = camera.information
    let report = VideoReport(
      title: options.camera, blursFaces: options.blurFaces, video: size,
      model: analyzer.classifier.description)
    let options = options
    return try VideoResults(
      in: URL(filePath: output), formats: [.csv, .jsonLines], table: table, report: report,
      film: options.annotate
        ? {
          try AnnotatedFilm(
            in: $0, of: (nil, size), stride: 1, blursFaces: options.blurFaces)
        } : nil)
  }

  private func record(of summary: VideoSummary, _ camera: Camera) -> VideoRecord {
    VideoRecord(
      bytes: 0,
      settings: [
        "version": Version.text, "model": modelOptions.name, "camera": options.camera,
        "framesRead": "\(camera.framesRead)", "framesDropped": "\(camera.droppedFrames)",
      ], damagedFrames: camera.damagedFrames, summary: summary)
  }

  private func notice(_ source: CameraSource, _ camera: Camera) -> String {
    let stored =
      options.output.map {
        "answers \(options.annotate ? "and pictures " : "")are stored in \($0)"
      } ?? "nothing is stored"
    let size = camera.information
    return "reading the camera \(source), \(size.width)×\(size.height); \(stored); Ctrl-C ends it"
  }

  private func closing(_ meter: LiveMeter, _ camera: Camera) -> String {
    func milliseconds(_ share: Double) -> String {
      meter.latencies.quantile(share).map { String(format: "%.1f ms", $0 * 1000) } ?? "–"
    }
    return "\(camera.framesRead) frames read, \(meter.answered) answered, "
      + "\(camera.droppedFrames) dropped; from frame to answer \(milliseconds(0.5)) (median), "
      + "\(milliseconds(0.95)) (95 %)"
  }
}
