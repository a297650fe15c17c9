import Foundation
import GRDB

extension History {
  /// Puts a job into the queue.
  ///
  /// - Throws: `SessionStoreError.full` and what else SQLite may say.
  public func add(_ job: Job) async throws {
    try await write { try job.insert($0) }
  }

  /// Writes down how far a job is.
  ///
  /// - Throws: `SessionStoreError.missing`.
  public func update(_ job: Job) async throws {
    try await write { database in
      guard try job.exists(database) else {
        throw SessionStoreError.missing(kind: "job", id: job.id)
      }
      try job.update(database)
    }
  }

  /// One job.
  ///
  /// - Throws: `SessionStoreError.missing`.
  public func job(_ id: String) async throws -> Job {
    try await read { database in
      guard let job = try Job.fetchOne(database, key: id) else {
        throw SessionStoreError.missing(kind: "job", id: id)
      }
      return job
    }
  }

  /// Jobs, newest first.
  public func jobs(_ state: Job.State? = nil, limit: Int = 200) async throws -> [Job] {
    try await read { database in
      var request = Job.order(Column("created").desc, Column("id")).limit(limit)
      if let state { request = request.filter(Column("state") == state.rawValue) }
      return try request.fetchAll(database)
    }
  }

  /// The newest job of each session that has one.
  public func jobs(of sessions: [String]) async throws -> [String: Job] {
    try await read { database in
      let jobs = try Job.filter(sessions.contains(Column("session")))
        .order(Column("created").desc).fetchAll(database)
      return Dictionary(jobs.map { ($0.session, $0) }) { newest, _ in newest }
    }
  }
}
