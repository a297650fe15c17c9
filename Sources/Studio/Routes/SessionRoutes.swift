import Foundation
import HTTPTypes
import Hummingbird
import SessionStore
import VideoAnalysis

/// The history: list, look, rename, delete, take out.
struct SessionRoutes {
  let studio: StudioParts
  var store: History { studio.store }

  var routes: [Route] {
    [
      Route(.get, "/api/v1/sessions", list),
      Route(.get, "/api/v1/sessions/{session}", show),
      Route(.patch, "/api/v1/sessions/{session}", change),
      Route(.delete, "/api/v1/sessions/{session}", delete),
      Route(.get, "/api/v1/sessions/{session}/files/{file}", file),
      Route(.get, "/api/v1/sessions/{session}/export", export),
    ]
  }

  private struct List: Encodable {
    var sessions: [SessionAnswer]
    var total: Int
  }

  @Sendable private func list(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let query = try Query(request, allowed: ["search", "kind", "limit", "offset"])
    var filter = History.Filter()
    filter.search = try query.text("search", most: 200) ?? ""
    filter.kinds = try query.choice("kind", Session.Kind.self).map { [$0] } ?? []
    (filter.limit, filter.offset) = try query.page()
    let (sessions, total) = try await store.sessions(filter)
    let jobs = try await store.jobs(of: sessions.map(\.id))
    let answers = sessions.map { SessionAnswer($0, job: jobs[$0.id]?.id, in: store) }
    return try JSONAnswer(List(sessions: answers, total: total)).response()
  }

  @Sendable private func show(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    try JSONAnswer(try await detail(context.id("session"))).response()
  }

  private struct Change: Decodable {
    var name: String?
    var notes: String?
  }

  @Sendable private func change(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let id = try context.id("session")
    let change = try await request.decoded(Change.self, fields: ["name", "notes"])
    if let name = change.name { try Self.checkName(name) }
    if let notes = change.notes, notes.count > 20_000 {
      throw StudioError.badParameter(
        name: "notes", value: "\(notes.count) characters", allowed: "20000 characters long")
    }
    _ = try await store.change(id) { session in
      session.name = change.name ?? session.name
      session.notes = change.notes ?? session.notes
    }
    // What stood there before is to be nowhere any more.
    try await store.forgetChanges()
    return try JSONAnswer(try await answer(id)).response()
  }

  /// - Throws: `StudioError.badParameter` for a name that is empty or too long.
  static func checkName(_ name: String) throws {
    guard (1...200).contains(name.count) else {
      throw StudioError.badParameter(
        name: "name", value: String(name.prefix(40)), allowed: "1 to 200 characters long")
    }
  }

  @Sendable private func delete(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    try await store.delete(context.id("session"))
    return Response(status: .noContent)
  }

  @Sendable private func file(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let query = try Query(request, allowed: ["download"])
    let name = context.parameters.get("file").flatMap(\.removingPercentEncoding) ?? ""
    let url = try store.file(name, of: context.id("session"))
    var response = try await FileAnswerBody(url: url, type: FileType.name(of: name))
      .response(to: request, context: context)
    let isPage = name.hasSuffix(".html")
    let isDownload = try query.flag("download", default: isPage)
    // A report brings scripts of its own; it is opened from the disk, never as a page of the studio.
    response.headers[.contentDisposition] = Self.disposition(
      name, isDownload: isPage || isDownload)
    response.headers[HTTPField.Name("Content-Security-Policy")!] = "default-src 'none'; sandbox"
    return response
  }

  /// How a browser is to save a file (RFC 6266).
  static func disposition(_ name: String, isDownload: Bool) -> String {
    let plain = name.unicodeScalars.map {
      $0.isASCII && $0.value >= 0x20 && $0 != "\"" && $0 != "\\" ? String($0) : "_"
    }.joined()
    let escaped = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? plain
    let kind = isDownload ? "attachment" : "inline"
    return "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(escaped)"
  }

  func answer(_ id: String) async throws -> SessionAnswer {
    let session = try await store.session(id)
    return SessionAnswer(session, job: try await store.jobs(of: [id])[id]?.id, in: store)
  }

  func detail(_ id: String) async throws -> SessionDetailAnswer {
    let answer = try await answer(id)
    let record = (try? store.file("summary.json", of: id)).flatMap {
      try? JSONDecoder().decode(SummaryFile.self, from: Data(contentsOf: $0))
    }
    return SessionDetailAnswer(session: answer, summary: record?.summary)
  }

  /// What of `summary.json` is shown.
  private struct SummaryFile: Decodable {
    var summary: VideoSummary
  }
}
