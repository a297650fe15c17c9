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
  /// Trainings and evaluations are kept: they are of registered data, not of who was recorded here.
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
    let kinds = Session.Kind.allCases.filter(\.wasRecorded).map(\.rawValue)
    let old = try await read { database in
      try Session.select(Column("id"), as: String.self)
        .filter(Column("created") < limit && Column("state") != Session.State.running.rawValue)
        .filter(kinds.contains(Column("kind"))).fetchAll(database)
    }
    for id in old { try await delete(id) }
    return old
  }
}
