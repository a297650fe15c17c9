import EmotionModel
import Emotions
import Foundation
import HTTPTypes
import Hummingbird
import Imaging
import MediaIO
import SessionStore

/// What is answered about photographs.
struct AnalysisAnswer: Encodable, Sendable {
  struct Picture: Encodable, Sendable {
    var input: String
    var width: Int
    var height: Int
    var faces: [FaceAnswer]
  }

  struct Failure: Encodable, Sendable {
    var input: String
    var error: Job.Fault
  }

  var model: String
  var labels: [Emotion]
  var threshold: Double
  var pictures: [Picture]
  var failures: [Failure]
  @OrNull var session: SessionAnswer?
}

/// `POST /api/v1/analyze`.
struct AnalyzeRoutes {
  let studio: StudioParts

  var routes: [Route] { [Route(.post, "/api/v1/analyze", analyze)] }

  @Sendable private func analyze(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let query = try Query(
      request, allowed: ["model", "detector", "threshold", "name", "store", "blur"])
    var wish = PhotoDesk.Wish()
    wish.model = try query.text("model")
    wish.detector = try query.choice("detector", Engines.Detector.self) ?? .mtcnn
    wish.threshold = try query.number("threshold", in: 0...1)
    wish.storing = try query.choice("store", PhotoDesk.Storing.self) ?? .none
    wish.blursFaces = try query.flag("blur", default: false)
    let (asked, name) = (wish, try query.text("name") ?? "picture")
    // The body is read only when there is a place: those who wait hold no memory.
    return try await studio.workbench.run {
      try await answer(to: request, asked, name: name)
    }
  }

  private func answer(
    to request: Request, _ wish: PhotoDesk.Wish, name: String
  ) async throws -> Response {
    let type = request.headers[.contentType] ?? ""
    let limits = studio.configuration.limits
    let model = try studio.engines.description(of: wish.model)
    let parts: [Multipart.Part]
    if let boundary = Multipart.boundary(of: type) {
      let body = try await request.bytes(upTo: 4 * limits.imageBytes)
      parts = try Multipart.files(in: body, boundary: boundary, limit: limits.filesPerRequest)
      guard !parts.isEmpty else { throw StudioError.badBody(reason: "it holds no file") }
    } else {
      let body = try await request.bytes(upTo: limits.imageBytes)
      parts = [Multipart.Part(name: name, bytes: body[...])]
    }
    let (readings, failures) = try await studio.photos.read(parts, wish)
    if parts.count == 1, let failure = failures.first { throw failure.error }
    studio.metrics.countPictures(readings.count)
    let session =
      wish.storing == .none ? nil : try await store(readings, wish, model: model)
    let answer = AnalysisAnswer(
      model: model.id, labels: model.description.labels,
      threshold: wish.threshold ?? model.threshold,
      pictures: readings.map {
        .init(
          input: $0.name, width: $0.image.width, height: $0.image.height,
          faces: $0.rows.compactMap(FaceAnswer.init))
      },
      failures: failures.map {
        let fault = Fault($0.error)
        return .init(
          input: $0.name,
          error: .init(code: fault.code, message: fault.message, hint: fault.hint))
      }, session: session)
    return try JSONAnswer(answer).response()
  }

  /// Makes a session of what was read.
  private func store(
    _ readings: [PhotoDesk.Reading], _ wish: PhotoDesk.Wish, model: Engines.Model
  ) async throws -> SessionAnswer {
    let names = readings.map(\.name)
    let settings = [
      "detector": wish.detector.rawValue, "threshold": "\(wish.threshold ?? model.threshold)",
      "blur": "\(wish.blursFaces)", "store": wish.storing.rawValue,
    ]
    let session = Session(
      kind: .photos, name: names.count == 1 ? names[0] : "\(names.count) photographs",
      input: names.joined(separator: ", "), model: model.id, settings: settings, created: .now)
    let store = studio.store
    try await store.add(session)
    do {
      try studio.photos.write(readings, wish, into: store.makeFolder(of: session.id))
      let rows = readings.reduce(0) { $0 + $1.rows.count }
      let done = try await store.end(session.id, as: .done, rows: rows, at: .now)
      return SessionAnswer(done, job: nil, in: store)
    } catch {
      try await store.end(session.id, as: .failed, rows: 0, at: .now)
      try await store.delete(session.id)
      throw error
    }
  }
}
