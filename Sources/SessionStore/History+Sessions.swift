import Foundation
import GRDB

extension History {
  /// Which sessions a list shows.
  public struct Filter: Equatable, Sendable {
    /// Words that name, notes or input hold, in any order and case.
    public var search = ""
    /// Only these; none for all.
    public var kinds: Set<Session.Kind>
    /// How many, ≥ 1.
    public var limit = 50
    /// How many are left out before, ≥ 0.
    public var offset = 0

    /// The newest 50 of some kinds; none for all.
    public init(kinds: Set<Session.Kind> = []) { self.kinds = kinds }
  }

  /// Begins a session.
  ///
  /// - Throws: `SessionStoreError.full` and what else SQLite may say.
  public func add(_ session: Session) async throws {
    try await write { try session.insert($0) }
  }

  /// One session.
  ///
  /// - Throws: `SessionStoreError.missing`.
  public func session(_ id: String) async throws -> Session {
    try await read { try Self.session(id, in: $0) }
  }

  /// Sessions, newest first, and how many fit in all.
  public func sessions(
    _ filter: Filter = Filter()
  ) async throws -> (sessions: [Session], total: Int) {
    try await read { database in
      var request = Session.order(Column("created").desc, Column("id"))
      if !filter.kinds.isEmpty {
        request = request.filter(filter.kinds.map(\.rawValue).contains(Column("kind")))
      }
      for word in filter.search.split(whereSeparator: \.isWhitespace) {
        let pattern = "%" + Self.escaped(word) + "%"
        request = request.filter(
          sql: "(name LIKE ? ESCAPE '!' OR notes LIKE ? ESCAPE '!' OR input LIKE ? ESCAPE '!')",
          arguments: [pattern, pattern, pattern])
      }
      return (
        try request.limit(filter.limit, offset: filter.offset).fetchAll(database),
        try request.fetchCount(database)
      )
    }
  }

  /// Changes a session; gives it as it is now.
  ///
  /// - Throws: `SessionStoreError.missing`.
  public func change(
    _ id: String, _ edit: @escaping @Sendable (inout Session) -> Void
  ) async throws -> Session {
    try await write { database in
      var session = try Self.session(id, in: database)
      edit(&session)
      try session.update(database)
      return session
    }
  }

  /// Ends a session.
  ///
  /// - Throws: `SessionStoreError.missing`.
  @discardableResult
  public func end(
    _ id: String, as state: Session.State, rows: Int, at now: Date
  ) async throws -> Session {
    try await change(id) { session in
      (session.state, session.rows, session.ended) = (state, rows, now.inMilliseconds)
    }
  }

  /// Deletes a session with its jobs and files, for good.
  ///
  /// - Throws: `SessionStoreError.missing`, `.isRunning`, `.cannotWrite`.
  public func delete(_ id: String) async throws {
    let session = try await session(id)
    guard session.state != .running else { throw SessionStoreError.isRunning(session: id) }
    // Files first: should that fail, the session can still be found and deleted again.
    try removeFolder(of: id)
    _ = try await write { try Session.deleteOne($0, key: id) }
    try await forgetChanges()
  }

  /// Makes sure that nothing of what was deleted or replaced is left in the journal.
  ///
  /// - Throws: what SQLite may say.
  public func forgetChanges() async throws {
    try await mapping {
      try await self.queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
  }

  private static func session(_ id: String, in database: Database) throws -> Session {
    guard let session = try Session.fetchOne(database, key: id) else {
      throw SessionStoreError.missing(kind: "session", id: id)
    }
    return session
  }

  /// A word for LIKE, in which its wildcards are letters.
  private static func escaped(_ word: Substring) -> String {
    String(word).replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
  }
}
