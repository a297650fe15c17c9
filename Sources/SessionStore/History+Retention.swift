import Foundation
import GRDB

extension History {
  /// After how many days sessions are deleted; nil when they are kept.
  public func retentionInDays() async throws -> Int? {
    try await read { database in
      try Int.fetchOne(database, sql: "SELECT value FROM setting WHERE name = 'retentionDays'")
    }
  }

  /// Says after how many days sessions are deleted; nil keeps them. `purge` does it.
  ///
  /// - Parameter days: ≥ 1.
  public func setRetention(days: Int?) async throws {
    try await write { database in
      try database.execute(sql: "DELETE FROM setting WHERE name = 'retentionDays'")
      guard let days else { return }
      try database.execute(
        sql: "INSERT INTO setting (name, value) VALUES ('retentionDays', ?)", arguments: [days])
    }
  }

  /// Deletes the sessions that are older than the retention; gives their ids.
  ///
  /// - Throws: `SessionStoreError.cannotWrite` when a file can't be removed.
  @discardableResult
  public func purge(at now: Date) async throws -> [String] {
    guard let days = try await retentionInDays() else { return [] }
    let limit = now.addingTimeInterval(-Double(days) * 86_400)
    let old = try await read { database in
      try String.fetchAll(
        database, sql: "SELECT id FROM session WHERE created < ? AND state <> 'running'",
        arguments: [limit])
    }
    for id in old { try await delete(id) }
    return old
  }
}
