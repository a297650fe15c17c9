import EmotionModel
import Emotions
import Foundation
import HTTPTypes
import Hummingbird
import Reports

/// `POST /api/v1/explain`.
struct ExplainRoutes {
  let studio: StudioParts

  var routes: [Route] { [Route(.post, "/api/v1/explain", explain)] }

  private struct Answer: Encodable {
    var input: String
    var face: Int
    var faces: Int
    var emotion: Emotion
    var answer: FaceAnswer.Answer
    var logit: Double
    var rows: [Double]
    var summary: String
    var figure: String
  }

  @Sendable private func explain(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let query = try Query(request, allowed: ["model", "detector", "face", "emotion", "name"])
    var wish = PhotoDesk.Wish()
    wish.model = try query.text("model")
    wish.detector = try query.choice("detector", Engines.Detector.self) ?? .mtcnn
    let number = try query.integer("face", in: 0...10_000, default: 0)
    let emotion = try query.choice("emotion", Emotion.self)
    let (asked, name) = (wish, try query.text("name") ?? "picture")
    let threshold = try studio.engines.description(of: wish.model).threshold
    // The body is read only when there is a place: those who wait hold no memory.
    return try await studio.workbench.run {
      let bytes = try await request.bytes(upTo: studio.configuration.limits.imageBytes)
      let part = Multipart.Part(name: name, bytes: bytes[...])
      let explained = try await studio.photos.explain(part, face: number, emotion: emotion, asked)
      return try JSONAnswer(Self.answer(explained, threshold: threshold)).response()
    }
  }

  private static func answer(
    _ explained: PhotoDesk.Explained, threshold: Double
  ) throws -> Answer {
    let face = explained.face
    let explanation = face.explanation
    let scores = explanation.scores
    let figure = ExplanationFigure(face)
    return Answer(
      input: face.input, face: face.face, faces: explained.count, emotion: explanation.emotion,
      answer: .init(scores, isUncertain: scores.confidence < threshold),
      logit: Double(explanation.logit), rows: explanation.contributions[0].map(Double.init),
      summary: figure.summary,
      figure: "data:image/png;base64," + (try figure.data(.png)).base64EncodedString())
  }
}
