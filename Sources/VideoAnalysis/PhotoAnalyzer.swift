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
  /// The face at rest that is taken off the scores; nil to correct nothing.
  public let restingFace: RestingFace?

  private let aligner = FaceAligner()

  /// An analyzer of photographs.
  ///
  /// - Parameters:
  ///   - threshold: below this confidence the answer is *uncertain*, 0...1.
  ///   - restingFace: the face at rest of the person in all photographs; nil to correct nothing.
  public init(
    detector: any FaceDetector, classifier: EmotionClassifier? = nil, threshold: Double = 0,
    restingFace: RestingFace? = nil
  ) {
    self.detector = detector
    self.classifier = classifier
    self.threshold = threshold
    self.restingFace = restingFace
  }

  /// One row per face, largest first; without a face one row that says so.
  ///
  /// - Throws: `InferenceError` when a network can't run.
  public func rows(for image: Image, named input: String) async throws -> [AnalysisRow] {
    let faces = try detector.faces(in: image)
    guard !faces.isEmpty else { return [AnalysisRow(input: input)] }
    let scores = try await scores(of: faces, in: image)
    return faces.enumerated().map { index, face in
      let corrected = scores.flatMap { restingFace?.corrected($0[index]) }
      return AnalysisRow(
        input: input, face: index, detection: face, scores: scores?[index],
        isUncertain: scores.map { $0[index].confidence < threshold } ?? false,
        corrected: corrected,
        isCorrectedUncertain: corrected.map { $0.confidence < threshold } ?? false)
    }
  }

  private func scores(of faces: [Face], in image: Image) async throws -> [EmotionScores]? {
    guard let classifier else { return nil }
    let clips = try faces.map { Clip(try aligner.crop($0, from: image)) }
    return try await classifier.scores(for: clips)
  }
}
