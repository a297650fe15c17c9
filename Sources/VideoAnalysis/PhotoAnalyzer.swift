import EmotionModel
import Emotions
import FaceDetection
import Imaging

/// Reads every face of a photograph: picture → faces → aligned crops → probabilities → rows.
///
///     let analyzer = PhotoAnalyzer(detector: try MTCNNDetector(), classifier: classifier)
///     let rows = try await analyzer.rows(for: image, named: "party.jpg")
public struct PhotoAnalyzer: Sendable {
  /// What finds the faces.
  public let detector: any FaceDetector
  /// What reads them; nil to find faces only.
  public let classifier: EmotionClassifier?
  /// Below this confidence the answer is *uncertain*, 0...1.
  public let threshold: Double

  private let aligner = FaceAligner()

  /// An analyzer of photographs.
  ///
  /// - Parameter threshold: below this confidence the answer is *uncertain*, 0...1.
  public init(
    detector: any FaceDetector, classifier: EmotionClassifier? = nil, threshold: Double = 0
  ) {
    self.detector = detector
    self.classifier = classifier
    self.threshold = threshold
  }

  /// One row per face, largest first; without a face one row that says so.
  ///
  /// - Throws: `InferenceError` when a network can't run.
  public func rows(for image: Image, named input: String) async throws -> [AnalysisRow] {
    let faces = try detector.faces(in: image)
    guard !faces.isEmpty else { return [AnalysisRow(input: input)] }
    let scores = try await scores(of: faces, in: image)
    return faces.enumerated().map { index, face in
      AnalysisRow(
        input: input, face: index, detection: face, scores: scores?[index],
        isUncertain: scores.map { $0[index].confidence < threshold } ?? false)
    }
  }

  private func scores(of faces: [Face], in image: Image) async throws -> [EmotionScores]? {
    guard let classifier else { return nil }
    let clips = try faces.map { Clip(try aligner.crop($0, from: image)) }
    return try await classifier.scores(for: clips)
  }
}
