import Foundation
import GRDB

/// The history of sessions and jobs: an SQLite file and a folder of files beside it.
///
///     let store = try History(at: URL(filePath: "history.sqlite"))
///     var session = Session(
///       kind: .live, name: "Pilot 3", input: "camera", model: "fer2013", settings: [:],
///       created: .now)
///     try await store.add(session)
///     let folder = try store.makeFolder(of: session.id)
///
/// Safe to use from several tasks at once; one store per file, over all processes.
public final class History: Sendable {
  /// The database file.
  public let url: URL
  /// The folder that holds the sessions' folders.
  public let files: URL
  /// What the last server left unfinished when it ended without warning.
  public let lost: LostWork

  let queue: DatabaseQueue
  /// Held as long as the store lives; the system lets go of it when the process ends.
  private let lock: FileLock

  /// Opens a history, or begins one where there is none.
  ///
  /// - Throws: `SessionStoreError.cannotOpen`, `.inUse`, `.damaged`, `.newer`, `.full`.
  public init(at url: URL, now: Date = .now) throws {
    self.url = url
    files = url.deletingPathExtension().appendingPathExtension("files")
    lock = try FileLock(beside: url)
    do {
      try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    } catch {
      throw SessionStoreError.cannotOpen(path: files.path, reason: error.localizedDescription)
    }
    let path = url.path
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration)
      try queue.read { try Self.checkIntegrity(of: $0, path: path) }
      let migrator = Self.migrator
      guard try queue.read({ try !migrator.hasBeenSuperseded($0) }) else {
        throw SessionStoreError.newer(path: path)
      }
      try migrator.migrate(queue)
      lost = try queue.write { try LostWork(markingIn: $0, at: now) }
    } catch let error as DatabaseError {
      throw SessionStoreError(error, path: path)
    }
    for session in lost.sessions { keepParts(of: session) }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // What is deleted is overwritten, also in the journal that is emptied afterwards.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  private static func checkIntegrity(of database: Database, path: String) throws {
    let report = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "no answer"
    guard report == "ok" else { throw SessionStoreError.damaged(path: path, reason: report) }
  }

  /// Gives the files of a session that nobody ends any more their names: what was written until
  /// then is whole lines and whole fragments.
  private func keepParts(of session: String) {
    let folder = folder(of: session)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasSuffix(".part") {
      let part = folder.appending(component: name)
      // Where the finished file is there too, the part is an older one.
      try? FileManager.default.moveItem(at: part, to: part.deletingPathExtension())
    }
  }
}

extension SessionStoreError {
  /// What a fault of SQLite means for the history.
  init(_ error: DatabaseError, path: String) {
    let reason = error.message ?? "SQLite \(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .inUse(path: path)
    default: self = .cannotOpen(path: path, reason: reason)
    }
  }
}
