import EmotionModel
import Foundation
import Imaging
import MediaIO
import Reports
import VideoAnalysis

/// How a video is read and where its results go; several tasks may run it at once.
struct VideoJob: Sendable {
  let analyzer: VideoAnalyzer
  let table: RowTable
  /// The output folder; nil for none.
  var output: URL?
  /// The forms of the tables in the output folder.
  var formats: [TableFormat] = [.csv, .jsonLines]
  /// Whether the video is read once before, for the face at rest of every track.
  var findsRest = false
  /// Takes rows for standard output.
  var printer: RowPrinter?
  /// Read one of so many frames.
  var stride = 1
  /// Whether an annotated video is written, and whether the faces in it are blurred.
  var annotates = false
  var blursFaces = false
  /// All that the results depend on besides the video.
  var settings: [String: String] = [:]

  /// Whether the output folder has the whole results of the video, as it is now, already.
  func isDone(_ input: VideoInput) -> Bool {
    guard let folder = folder(of: input), let record = VideoRecord(in: folder) else { return false }
    return record.isOf(bytes: input.bytes, settings: settings)
  }

  /// Reads a video to its end, or until the task is cancelled; then what there is so far is written.
  ///
  /// - Throws: `MediaIOError` for what is no video; errors of writing.
  func run(_ input: VideoInput, progress: VideoProgress) async throws -> VideoSummary {
    let reader = try input.open()
    progress.open(
      frames: reader.information.frameCount.map { $0 / stride * (findsRest ? 2 : 1) })
    let analyzer = findsRest ? try await correcting(input, progress) : analyzer
    let results = try folder(of: input).map {
      try VideoResults(
        in: $0, formats: formats, table: table,
        report: VideoReport(
          title: input.path, blursFaces: blursFaces, video: reader.information,
          model: analyzer.classifier.description),
        film: annotates ? { try film(of: input, reader.information, in: $0) } : nil)
    }
    do {
      let summary = try await analyzer.analyze(
        named: input.path, next: { try next(of: reader) }
      ) { frame in
        try results?.append(frame)
        printer?.print(frame.rows)
        progress.advance()
      }
      try results?.finish(
        summary, record: Task.isCancelled ? nil : record(of: summary, reader, input))
      return summary
    } catch {
      results?.abandon()
      throw error
    }
  }

  /// The analyzer with the faces at rest of the video's tracks.
  private func correcting(
    _ input: VideoInput, _ progress: VideoProgress
  ) async throws -> VideoAnalyzer {
    let reader = try input.open()
    let faces = try await analyzer.restingFaces {
      progress.advance()
      return try next(of: reader)
    }
    var configuration = analyzer.configuration
    configuration.baseline = .tracks(faces)
    return VideoAnalyzer(
      detector: analyzer.detector, classifier: analyzer.classifier, configuration: configuration)
  }

  private func film(
    of input: VideoInput, _ information: VideoInformation, in folder: URL
  ) throws -> AnnotatedFilm {
    try AnnotatedFilm(
      in: folder, of: (input.file, information), stride: stride,
      blursFaces: blursFaces)
  }

  private func folder(of input: VideoInput) -> URL? { output?.appending(path: input.folder) }

  /// The next frame that is to be read.
  private func next(of reader: any FrameSource) throws -> Frame? {
    while let frame = try reader.next() {
      if frame.index % stride == 0 { return frame }
    }
    return nil
  }

  private func record(
    of summary: VideoSummary, _ reader: any FrameSource, _ input: VideoInput
  ) -> VideoRecord {
    VideoRecord(
      bytes: input.bytes, settings: settings,
      damagedFrames: reader.damagedFrames, summary: summary)
  }
}
