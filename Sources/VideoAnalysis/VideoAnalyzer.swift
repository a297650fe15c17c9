import EmotionModel
import FaceDetection
import Imaging

/// Reads every face of a video: frames → tracks → aligned crops → clips → probabilities → rows.
///
///     let analyzer = VideoAnalyzer(detector: try MTCNNDetector(), classifier: classifier)
///     let summary = try await analyzer.analyze(named: "talk.mp4", next: reader.next) { frame in
///       try table.append(frame.rows)
///     }
///
/// Rows come frame by frame, half a clip behind the frames, and are forgotten: the memory does not
/// grow with the video.
public struct VideoAnalyzer: Sendable {
  /// What finds the faces.
  public let detector: any FaceDetector
  /// What reads them.
  public let classifier: EmotionClassifier
  /// How the video is read.
  public let configuration: Configuration

  /// An analyzer of videos.
  public init(
    detector: any FaceDetector, classifier: EmotionClassifier,
    configuration: Configuration = Configuration()
  ) {
    self.detector = detector
    self.classifier = classifier
    self.configuration = configuration
  }

  /// Crops per clip, `T`.
  public var clipLength: Int {
    max(1, configuration.clipLength ?? classifier.description.clipLength)
  }

  /// How far a clip reaches beyond its frame, in seconds: the answer's delay.
  public var lagInSeconds: Double {
    guard configuration.answer == .clip, clipLength > 1 else { return 0 }
    return configuration.lag ?? Double(clipLength - 1) / 2 / configuration.clipRate
  }

  /// A session for the frames of one video.
  ///
  /// - Throws: `FaceDetectionError.configuration`.
  public func session(named input: String) throws -> VideoSession {
    try VideoSession(self, input: input)
  }

  /// Reads a whole video; when the task is cancelled, what it has so far.
  ///
  /// - Parameters:
  ///   - input: the file, as the user named it.
  ///   - next: the next frame; nil after the last.
  ///   - each: takes each frame's rows as they come, in the order of the frames.
  /// - Throws: what `next` and `each` throw; `InferenceError` when a network can't run.
  public func analyze(
    named input: String, next: () throws -> Frame?, each: (AnalyzedFrame) throws -> Void
  ) async throws -> VideoSummary {
    var session = try session(named: input)
    while !Task.isCancelled, let frame = try next() {
      for done in try await session.add(frame) { try each(done) }
    }
    for done in try await session.finish() { try each(done) }
    return session.summary
  }
}
