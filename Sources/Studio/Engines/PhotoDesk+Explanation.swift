import EmotionModel
import Emotions
import FaceDetection
import Foundation
import Imaging
import MediaIO
import Reports

extension PhotoDesk {
  /// What speaks for an expression of a face, and the face in its picture.
  struct Explained: Sendable {
    var face: ExplainedFace
    /// How many faces the picture has.
    var count: Int
  }

  /// Explains a face of a picture by Grad-CAM, occlusion and rows.
  ///
  /// - Parameters:
  ///   - number: which of the faces, in the detector's order, from 0.
  ///   - emotion: which expression; nil for the answer.
  /// - Throws: `MediaIOError`; `StudioError.missing` for a face that is not there; what loading
  ///   models and running networks throws.
  func explain(
    _ part: Multipart.Part, face number: Int, emotion: Emotion?, _ wish: Wish
  ) async throws -> Explained {
    let (model, classifier) = try engines.model(wish.model)
    if let emotion, !model.description.labels.contains(emotion) {
      throw StudioError.badParameter(
        name: "emotion", value: emotion.rawValue,
        allowed: model.description.labels.map(\.rawValue).joined(separator: ", "))
    }
    let name = FileLabel.safe(part.name, otherwise: "picture")
    let image = try ImageReader(pixelLimit: limits.pixels, byteLimit: limits.imageBytes)
      .read(Array(part.bytes), named: name)
    let faces = try engines.detector(wish.detector).faces(in: image)
    guard faces.indices.contains(number) else {
      throw StudioError.missing(kind: "face", id: "\(number) in '\(name)': it has \(faces.count)")
    }
    let aligner = FaceAligner()
    let face = faces[number]
    let view = ExplainedFace.View(
      crop: try aligner.crop(face, from: image), photo: image,
      transform: try aligner.transform(for: face), box: face.box)
    let explanation = try await classifier.explanation(
      of: Clip(view.crop), emotion: emotion, occludes: true)
    return Explained(
      face: ExplainedFace(
        input: name, name: "explanation", face: number, views: [view], explanation: explanation),
      count: faces.count)
  }
}
