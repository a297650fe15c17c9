import FaceDetection
import SessionStore
import VideoAnalysis

/// How a live session is at a moment.
struct LiveState: Sendable {
  var frames: Int
  var skipped: Int
  var rest: RestWatch
  /// The session that is being recorded.
  var recording: Session?
  /// Lines of the recording so far.
  var rows: Int
}

/// How a live session reads its frames.
struct LiveConfiguration: Sendable {
  var model: Engines.Model
  var detector = Engines.Detector.mtcnn
  var detectEvery = 5
  /// How far an answer looks beyond its frame, in seconds.
  var lag = 0.0
  var threshold: Double
  var minimumFaceSize = 40

  /// The same for the analysis; pictures are handed on for recordings, and forgotten otherwise.
  var analysis: VideoAnalyzer.Configuration {
    var analysis = VideoAnalyzer.Configuration()
    analysis.tracking.detectEvery = detectEvery
    analysis.lag = lag
    analysis.threshold = threshold
    analysis.keepsImages = true
    return analysis
  }

  /// The settings as a session keeps them.
  var settings: [String: String] {
    [
      "detector": detector.rawValue, "detectEvery": "\(detectEvery)", "lag": "\(lag)",
      "threshold": "\(threshold)", "minimumFaceSize": "\(minimumFaceSize)",
    ]
  }
}
