import Foundation
import GRDB

extension History {
  /// Copies the database as it is now into a file, while it is in use; the sessions' files are not in
  /// it.
  ///
  /// - Throws: `SessionStoreError.cannotWrite` when the file is there or can't be written, `.full`.
  public func backUp(to file: URL) async throws {
    guard !FileManager.default.fileExists(atPath: file.path) else {
      throw SessionStoreError.cannotWrite(path: file.path, reason: "it is there already")
    }
    do {
      try await queue.vacuum(into: file.path)
    } catch let error as DatabaseError {
      if error.resultCode == .SQLITE_FULL { throw SessionStoreError.full(path: file.path) }
      throw SessionStoreError.cannotWrite(path: file.path, reason: error.message ?? "\(error)")
    }
  }

  /// How large the database is, in bytes, and how many sessions it holds.
  public func size() async throws -> (bytes: Int, sessions: Int) {
    try await read { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      let page = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
      return (pages * page, try Session.fetchCount(database))
    }
  }

  /// How many jobs there are in each state.
  public func jobCounts() async throws -> [Job.State: Int] {
    try await read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT state, count(*) AS count FROM job GROUP BY state")
      return Dictionary(
        rows.compactMap { row in
          Job.State(rawValue: row["state"]).map { ($0, row["count"]) }
        }
      ) { first, _ in first }
    }
  }
}
