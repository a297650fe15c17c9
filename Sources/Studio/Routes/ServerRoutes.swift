import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import SessionStore

/// What the studio says of itself: health, metrics, its interface, its models.
struct ServerRoutes {
  let studio: StudioParts

  var routes: [Route] {
    [
      Route(.get, "/api/v1/health", health), Route(.get, "/api/v1/metrics", metrics),
      Route(.get, "/api/v1/openapi.json", interface), Route(.get, "/api/v1/models", models),
    ]
  }

  private struct Health: Encodable {
    struct Database: Encodable {
      var sessions: Int
      var bytes: Int
    }

    struct Lost: Encodable {
      var jobs: [String]
      var sessions: [String]
    }

    var status = "ready"
    var version = StudioParts.version
    var model: String
    var uptime: Double
    var database: Database
    var lost: Lost
    var limits: StudioLimits
  }

  @Sendable private func health(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let size = try await studio.store.size()
    let lost = studio.store.lost
    return try JSONAnswer(
      Health(
        model: studio.engines.models[0].id,
        uptime: ((ContinuousClock.now - studio.start) / .seconds(1)).rounded(decimals: 3),
        database: .init(sessions: size.sessions, bytes: size.bytes),
        lost: .init(jobs: lost.jobs, sessions: lost.sessions),
        limits: studio.configuration.limits)
    ).response()
  }

  @Sendable private func metrics(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let size = try await studio.store.size()
    let jobs = try await studio.store.jobCounts()
    let text = studio.metrics.text(gauges: [
      ("mien_sessions", "Sessions in the history.", [("", size.sessions)]),
      ("mien_database_bytes", "Size of the history's database.", [("", size.bytes)]),
      (
        "mien_jobs", "Jobs by state.",
        Job.State.allCases.map { ("{state=\"\($0.rawValue)\"}", jobs[$0] ?? 0) }
      ),
      ("mien_live_sessions", "Open live sessions.", [("", await studio.live.count)]),
    ])
    return Response(
      status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  @Sendable private func interface(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let file = studio.resources.appending(component: "openapi.json")
    return Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Data(contentsOf: file))))
  }

  @Sendable private func models(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    var answers = studio.engines.models.enumerated().map { index, model in
      ModelAnswer(model, title: model.id, isDefault: index == 0)
    }
    var filter = History.Filter(kinds: [.training])
    filter.limit = Int(Int32.max)
    for session in try await studio.store.sessions(filter).sessions where session.state == .done {
      guard let model = studio.engines.model(ofRun: session.id) else { continue }
      answers.append(ModelAnswer(model, title: session.name, isDefault: false))
    }
    return try JSONAnswer(["models": answers]).response()
  }
}
