import Foundation
import HTTPTypes
import Hummingbird
import SessionStore

/// What holds for the whole history, and its backup.
struct SettingsRoutes {
  let studio: StudioParts

  var routes: [Route] {
    [
      Route(.get, "/api/v1/settings", show), Route(.put, "/api/v1/settings", change),
      Route(.get, "/api/v1/backup", backUp),
    ]
  }

  private struct Settings: Codable {
    var retentionDays: Int?
  }

  private struct Answer: Encodable {
    @OrNull var retentionDays: Int?
  }

  @Sendable private func show(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let days = try await studio.store.retentionInDays()
    return try JSONAnswer(Answer(retentionDays: days)).response()
  }

  @Sendable private func change(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let settings = try await request.decoded(Settings.self, fields: ["retentionDays"])
    if let days = settings.retentionDays, !(1...36_500).contains(days) {
      throw StudioError.badParameter(
        name: "retentionDays", value: "\(days)", allowed: "null or 1 to 36500")
    }
    try await studio.store.setRetention(days: settings.retentionDays)
    try await studio.store.purge(at: .now)
    return try await show(request, context)
  }

  @Sendable private func backUp(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    // Beside the database, where a full disk is found as such, and gone once it is sent.
    let file = studio.store.files.appending(component: ".backup-\(RandomID.next())")
    do {
      try await studio.store.backUp(to: file)
    } catch {
      try? FileManager.default.removeItem(at: file)
      throw error
    }
    var response = try await FileAnswerBody(url: file, type: "application/vnd.sqlite3")
      .response(context: context, removing: true)
    response.headers[.contentDisposition] = SessionRoutes.disposition(
      "mien-history.sqlite", isDownload: true)
    return response
  }
}
