import Foundation

/// What can be wrong with the history.
public enum SessionStoreError: LocalizedError, Equatable, Sendable {
  /// The file can't be opened or made.
  case cannotOpen(path: String, reason: String)
  /// Another server has it open.
  case inUse(path: String)
  /// The file is no database, or a damaged one.
  case damaged(path: String, reason: String)
  /// A newer version of the program has written it.
  case newer(path: String)
  /// There is one already.
  case exists(kind: String, id: String)
  /// There is no session, job or data set of this id.
  case missing(kind: String, id: String)
  /// The session is being written.
  case isRunning(session: String)
  /// The disk has no room.
  case full(path: String)
  /// A file of a session can't be made or removed.
  case cannotWrite(path: String, reason: String)

  public var errorDescription: String? {
    switch self {
    case .cannotOpen(let path, let reason): "the history '\(path)' can't be opened: \(reason)"
    case .inUse(let path): "another server has the history '\(path)' open"
    case .damaged(let path, let reason): "the history '\(path)' is damaged: \(reason)"
    case .newer(let path): "the history '\(path)' was written by a newer version of Mien"
    case .exists(let kind, let id): "the \(kind) '\(id)' is registered already"
    case .missing(let kind, let id): "there is no \(kind) \(id)"
    case .isRunning(let session): "session \(session) is still being written"
    case .full(let path): "there is no room on the disk for '\(path)'"
    case .cannotWrite(let path, let reason): "'\(path)' can't be written: \(reason)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .cannotOpen: "check that the folder exists and may be written, or name another file"
    case .inUse: "stop the other server, or give this one a file of its own with --database"
    case .damaged:
      "put a backup in its place, or move it away to start with an empty history"
    case .newer: "start the newer version, or name another file with --database"
    case .exists(let kind, _): "list the \(kind)s to find it"
    case .missing(let kind, _): "list the \(kind)s to see which there are"
    case .isRunning: "cancel its job or end its recording first"
    case .full: "delete sessions, or make room on the disk"
    case .cannotWrite: "check that the folder may be written and the disk has room"
    }
  }
}
