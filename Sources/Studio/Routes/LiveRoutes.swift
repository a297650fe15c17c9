import Emotions
import Foundation
import HTTPTypes
import Hummingbird
import SessionStore
import VideoAnalysis

/// Live sessions: open, send frames, take a baseline, record.
struct LiveRoutes {
  let studio: StudioParts

  var routes: [Route] {
    [
      Route(.post, "/api/v1/live", open), Route(.get, "/api/v1/live/{live}", show),
      Route(.delete, "/api/v1/live/{live}", close),
      Route(.post, "/api/v1/live/{live}/frames", frame),
      Route(.put, "/api/v1/live/{live}/baseline", takeBaseline),
      Route(.delete, "/api/v1/live/{live}/baseline", dropBaseline),
      Route(.put, "/api/v1/live/{live}/recording", record),
      Route(.delete, "/api/v1/live/{live}/recording", stopRecording),
    ]
  }

  private struct Opening: Decodable {
    var model: String?
    var detector: Engines.Detector?
    var detectEvery: Int?
    var lag: Double?
    var threshold: Double?
    var minimumFaceSize: Int?
  }

  @Sendable private func open(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let wish = try await request.decoded(
      Opening.self,
      fields: ["model", "detector", "detectEvery", "lag", "threshold", "minimumFaceSize"])
    let model = try studio.engines.description(of: wish.model)
    var configuration = LiveConfiguration(model: model, threshold: model.threshold)
    configuration.detector = wish.detector ?? .mtcnn
    configuration.detectEvery = try Self.value("detectEvery", wish.detectEvery, 5, in: 1...1000)
    configuration.lag = try Self.value("lag", wish.lag, 0, in: 0...5)
    configuration.threshold = try Self.value(
      "threshold", wish.threshold, model.threshold, in: 0...1)
    configuration.minimumFaceSize = try Self.value(
      "minimumFaceSize", wish.minimumFaceSize, 40, in: 20...2000)
    let session = try await studio.live.open(configuration)
    return try JSONAnswer(await answer(session)).response(
      .created, headers: [.location: "/api/v1/live/\(session.id)"])
  }

  private static func value<Value: Comparable & Sendable>(
    _ name: String, _ given: Value?, _ standard: Value, in range: ClosedRange<Value>
  ) throws -> Value {
    guard let given else { return standard }
    guard range.contains(given) else {
      throw StudioError.badParameter(
        name: name, value: "\(given)", allowed: "\(range.lowerBound) to \(range.upperBound)")
    }
    return given
  }

  @Sendable private func show(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    try JSONAnswer(await answer(try await session(context))).response()
  }

  @Sendable private func close(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    try await studio.live.close(context.id("live"))
    return Response(status: .noContent)
  }

  @Sendable private func frame(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let session = try await session(context)
    let query = try Query(request, allowed: ["timestamp"])
    guard let time = try query.number("timestamp", in: 0...Double.greatestFiniteMagnitude) else {
      throw StudioError.badParameter(
        name: "timestamp", value: "", allowed: "the seconds since the session began")
    }
    let limit = studio.configuration.limits.frameBytes
    let answer = try await session.answer(at: time) { try await request.bytes(upTo: limit) }
    studio.metrics.countFrame(
      isAnswered: answer.frames != nil, milliseconds: answer.milliseconds)
    return try JSONAnswer(LiveAnswer(answer)).response()
  }

  private struct BaselineWish: Decodable {
    var seconds: Double
  }

  @Sendable private func takeBaseline(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let session = try await session(context)
    let wish = try await request.decoded(BaselineWish.self, fields: ["seconds"])
    let seconds = try Self.value("seconds", wish.seconds, 3, in: 0.5...30)
    let rest = try await session.takeBaseline(seconds: seconds)
    return try JSONAnswer(LiveSessionAnswer.Baseline(rest)).response(.accepted)
  }

  @Sendable private func dropBaseline(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    try await session(context).dropBaseline()
    return Response(status: .noContent)
  }

  private struct RecordingWish: Decodable {
    var name: String?
    var pictures: Bool?
  }

  @Sendable private func record(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let session = try await session(context)
    let wish = try await request.decoded(RecordingWish.self, fields: ["name", "pictures"])
    if let name = wish.name { try SessionRoutes.checkName(name) }
    let recording = try await session.record(
      name: wish.name ?? "Live, \(Date.now.formatted(.iso8601))",
      keepsPictures: wish.pictures ?? false)
    return try JSONAnswer(SessionAnswer(recording, job: nil, in: studio.store))
      .response(.created)
  }

  @Sendable private func stopRecording(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let recording = try await session(context).stopRecording()
    return try JSONAnswer(SessionAnswer(recording, job: nil, in: studio.store)).response()
  }

  private func session(_ context: StudioContext) async throws -> LiveSession {
    try await studio.live.session(context.id("live"))
  }

  private func answer(_ session: LiveSession) async -> LiveSessionAnswer {
    LiveSessionAnswer(session, await session.state(), in: studio.store)
  }
}
