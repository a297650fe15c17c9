import ArgumentParser
import EmotionModel
import Emotions
import FaceDetection
import Foundation
import MediaIO
import VideoAnalysis

/// What `--baseline` names: where a person's face at rest is to be had from.
enum BaselineChoice: Equatable, Sendable {
  /// The first seconds of every face in a video, > 0.
  case first(seconds: Double)
  /// The calmest frames of every face in a video, which is read twice.
  case auto
  /// A photograph with the one face at rest.
  case photograph(path: String)

  /// The same, as it is written on the command line.
  var text: String {
    switch self {
    case .first(let seconds): "first:\(seconds)s"
    case .auto: "auto"
    case .photograph(let path): path
    }
  }

  /// The baseline that is known before the first picture; nil for `auto`.
  ///
  /// - Parameter hasPhotographs: whether photographs are to be corrected too.
  /// - Throws: `ValidationError` when photographs have no time, `EmotionsError.noNeutral`,
  ///   `MediaIOError`, `BaselineError` when the photograph does not show one face.
  func baseline(
    of detector: any FaceDetector, _ classifier: EmotionClassifier, hasPhotographs: Bool
  ) async throws -> Baseline? {
    let labels = classifier.description.labels
    guard labels.contains(.neutral) else { throw EmotionsError.noNeutral(labels) }
    switch self {
    case .photograph(let path):
      let image = try ImageReader().read(contentsOf: URL(filePath: path))
      let rows = try await PhotoAnalyzer(detector: detector, classifier: classifier)
        .rows(for: image, named: path)
      let scores = rows.compactMap(\.scores)
      guard scores.count == 1 else { throw BaselineError(path: path, faces: scores.count) }
      return .face(try RestingFace(scores))
    case .first, .auto:
      guard !hasPhotographs else {
        throw ValidationError(
          "--baseline \(text) is for videos; of photographs, name one of the face at rest")
      }
      if case .first(let seconds) = self { return .first(seconds: seconds) }
      return nil
    }
  }
}

extension BaselineChoice: ExpressibleByArgument {
  init?(argument: String) {
    guard argument.hasPrefix("first:") else {
      self = argument == "auto" ? .auto : .photograph(path: argument)
      return
    }
    let number = argument.dropFirst("first:".count)
    guard number.hasSuffix("s"), let seconds = Double(number.dropLast()), seconds > 0,
      seconds.isFinite
    else { return nil }
    self = .first(seconds: seconds)
  }
}

/// A photograph that is to show one face at rest shows none, or several.
struct BaselineError: LocalizedError, Equatable {
  let path: String
  let faces: Int

  var errorDescription: String? { "\(path) shows \(faces) faces; a baseline is one face at rest" }
  var recoverySuggestion: String? {
    "give a photograph of the person alone, looking at the camera with a face at rest"
  }
}
