import Foundation
import GRDB

/// What a server left unfinished when it ended without warning: a crash, `kill -9`, no power.
public struct LostWork: Equatable, Sendable {
  /// Jobs that ran or waited.
  public let jobs: [String]
  /// Sessions that were being written; the rows until then are there.
  public let sessions: [String]

  /// Nothing was lost.
  public static let none = LostWork(jobs: [], sessions: [])

  /// What was left unfinished.
  init(jobs: [String], sessions: [String]) { (self.jobs, self.sessions) = (jobs, sessions) }

  /// Marks everything that is still called running as interrupted.
  init(markingIn database: Database, at now: Date) throws {
    jobs = try String.fetchAll(
      database, sql: "SELECT id FROM job WHERE state IN ('queued', 'running') ORDER BY created, id")
    sessions = try String.fetchAll(
      database, sql: "SELECT id FROM session WHERE state = 'running' ORDER BY created, id")
    for var job in try Job.fetchAll(database, keys: jobs) {
      let fault = Job.Fault(
        code: "interrupted", message: "the server ended without warning",
        hint: job.kind == .training ? "resume the training" : "begin it again")
      (job.state, job.ended, job.fault) = (.interrupted, now.inMilliseconds, fault)
      try job.update(database)
    }
    for var session in try Session.fetchAll(database, keys: sessions) {
      (session.state, session.ended) = (.interrupted, now.inMilliseconds)
      try session.update(database)
    }
  }
}
