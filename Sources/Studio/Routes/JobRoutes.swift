import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import SessionStore

/// Jobs: list, look, follow, stop.
struct JobRoutes {
  let studio: StudioParts

  var routes: [Route] {
    [
      Route(.get, "/api/v1/jobs", list), Route(.get, "/api/v1/jobs/{job}", show),
      Route(.get, "/api/v1/jobs/{job}/events", follow),
      Route(.post, "/api/v1/jobs/{job}/cancel", cancel),
    ]
  }

  @Sendable private func list(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let state = try Query(request, allowed: ["state"]).choice("state", Job.State.self)
    var answers: [JobAnswer] = []
    for job in try await studio.store.jobs(state) { answers.append(try await answer(job.id)) }
    return try JSONAnswer(["jobs": answers]).response()
  }

  @Sendable private func show(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    try JSONAnswer(try await answer(context.id("job"))).response()
  }

  @Sendable private func cancel(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let job = try await studio.jobs.cancel(context.id("job"))
    return try JSONAnswer(try await answer(job.id)).response(.accepted)
  }

  private func answer(_ id: String) async throws -> JobAnswer {
    let standing = try await studio.jobs.standing(of: id)
    let name = try await studio.store.session(standing.job.session).name
    return JobAnswer(standing, name: name, at: .now)
  }

  @Sendable private func follow(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let id = try context.id("job")
    let job = try await answer(id)  // a job that is not there is said before the stream begins
    let run = job.kind == .training ? RunFiles(folder: studio.store.folder(of: job.session)) : nil
    let changes = await studio.jobs.changes(of: id)
    let body = ResponseBody { writer in
      // Whoever listens must not keep the server from ending.
      var epochs = 0
      func tell() async throws {
        let now = try await answer(id)
        let done = run?.epochs() ?? []
        for epoch in done.dropFirst(epochs) {
          try await writer.write(Self.event("epoch", EpochAnswer(epoch)))
        }
        epochs = max(epochs, done.count)
        try await writer.write(Self.event("job", now))
      }
      for await event in Self.events(changes).cancelOnGracefulShutdown() {
        switch event {
        case .change: try await tell()
        case .silence: try await writer.write(ByteBuffer(string: ": still here\n\n"))
        }
      }
      if !Task.isShuttingDownGracefully { try await tell() }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: [.contentType: "text/event-stream"], body: body)
  }

  private enum Event: Sendable {
    case change, silence
  }

  /// The changes, and a sign of life every 15 seconds.
  private static func events(_ changes: AsyncStream<Job>) -> AsyncStream<Event> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let work = Task {
        await withTaskGroup(of: Void.self) { group in
          group.addTask {
            for await _ in changes { continuation.yield(.change) }
          }
          group.addTask {
            while (try? await Task.sleep(for: .seconds(15))) != nil { continuation.yield(.silence) }
          }
          await group.next()
          group.cancelAll()
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in work.cancel() }
    }
  }

  private static func event(_ name: String, _ value: some Encodable) throws -> ByteBuffer {
    let data = String(decoding: try JSONAnswer(value).bytes(), as: UTF8.self)
    return ByteBuffer(string: "event: \(name)\ndata: \(data)\n\n")
  }
}
