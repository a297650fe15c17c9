import Foundation
import MediaIO
import Reports
import Terminal
import VideoAnalysis

/// `annotated.mp4` of a video's folder: the video with what was read drawn into it.
final class AnnotatedFilm {
  static let name = "annotated.mp4"

  private let annotator: VideoAnnotator
  private let writer: VideoWriter
  private var isEmpty = true

  /// Starts the film.
  ///
  /// - Parameters:
  ///   - video: what the video says of itself, and the file whose sound is copied, if there is one.
  ///   - stride: how many frames of the video make one of the film.
  /// - Throws: `MediaIOError` when the film can't be begun.
  init(
    in folder: URL, of video: (file: URL?, information: VideoInformation), stride: Int,
    blursFaces: Bool
  ) throws {
    var configuration = VideoAnnotator.Configuration()
    configuration.blursFaces = blursFaces
    let information = video.information
    let annotator = VideoAnnotator(
      width: information.width, height: information.height, configuration: configuration)
    func writer(audioFrom sound: URL?) throws -> VideoWriter {
      try VideoWriter(
        to: folder.appending(component: Self.name), width: annotator.width,
        height: annotator.height,
        frameRate: max(1, (information.frameRate ?? 25) / Double(stride)), audioFrom: sound)
    }
    self.annotator = annotator
    do {
      self.writer = try writer(audioFrom: information.hasAudio ? video.file : nil)
    } catch let error as MediaIOError {
      guard case .unsupportedAudio = error else { throw error }
      Failure.warn("\(Failure(error).message); the annotated video has no sound")
      self.writer = try writer(audioFrom: nil)
    }
  }

  /// Draws and writes the next frame.
  ///
  /// - Throws: `MediaIOError.cannotWrite`; `ReportsError` when it can't be drawn.
  func append(_ frame: AnalyzedFrame) throws {
    try writer.write(annotator.image(of: frame), at: frame.timestamp)
    isEmpty = false
  }

  /// Closes the film and gives it its name; a film without frames is none.
  ///
  /// - Throws: `MediaIOError.cannotWrite`.
  func finish() throws {
    if !isEmpty { try writer.finish() }
  }
}
