import Foundation
import SessionStore
import VideoAnalysis

/// A file of a session as the interface writes it.
struct FileAnswer: Encodable, Sendable {
  var name: String
  var type: String
  var bytes: Int
  var url: String

  /// The whole files of a session as they lie there now.
  static func all(of session: String, in store: History) -> [FileAnswer] {
    let folder = store.folder(of: session)
    return store.fileNames(of: session).map { name in
      let path = folder.appending(component: name).path
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      let escaped = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? name
      return FileAnswer(
        name: name, type: FileType.name(of: name), bytes: attributes?[.size] as? Int ?? 0,
        url: "/api/v1/sessions/\(session)/files/\(escaped)")
    }
  }
}

/// A session as the interface writes it.
struct SessionAnswer: Encodable, Sendable {
  var id: String
  var kind: Session.Kind
  var name: String
  var notes: String
  var input: String
  var state: Session.State
  var created: String
  @OrNull var ended: String?
  var model: String
  var settings: [String: String]
  var rows: Int
  @OrNull var job: String?
  var files: [FileAnswer]

  /// A session with its files as they lie there now.
  init(_ session: Session, job: String?, in store: History) {
    id = session.id
    kind = session.kind
    name = session.name
    notes = session.notes
    input = session.input
    state = session.state
    created = session.created.text
    ended = session.ended?.text
    model = session.model
    settings = session.settings
    rows = session.rows
    self.job = job
    files = FileAnswer.all(of: session.id, in: store)
  }
}

/// A session with what was seen in it.
struct SessionDetailAnswer: Encodable, Sendable {
  let session: SessionAnswer
  let summary: VideoSummary?

  private enum CodingKeys: CodingKey { case summary }

  /// Writes the summary beside the session's own fields.
  func encode(to encoder: any Encoder) throws {
    try session.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(summary, forKey: .summary)
  }
}
