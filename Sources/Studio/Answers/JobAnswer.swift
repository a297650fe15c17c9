import Foundation
import SessionStore

/// A job as the interface writes it.
struct JobAnswer: Encodable, Sendable {
  struct Progress: Encodable, Sendable {
    var done: Int
    @OrNull var total: Int?
    @OrNull var perSecond: Double?
    @OrNull var stage: JobProgress.Stage?
  }

  var id: String
  var kind: Job.Kind
  var state: Job.State
  var session: String
  var name: String
  var created: String
  @OrNull var started: String?
  @OrNull var ended: String?
  var progress: Progress
  var waiting: Int
  @OrNull var error: Job.Fault?

  /// A job as it is at a moment.
  ///
  /// - Parameter name: what its session is called.
  init(_ standing: JobQueue.Standing, name: String, at now: Date) {
    let job = standing.job
    id = job.id
    kind = job.kind
    state = job.state
    session = job.session
    self.name = name
    created = job.created.text
    started = job.started?.text
    ended = job.ended?.text
    let seconds = job.started.map { (job.ended ?? now).timeIntervalSince($0) } ?? 0
    let pace = job.done > 0 && seconds > 0 ? Double(job.done) / seconds : nil
    progress = Progress(
      done: job.done, total: job.total, perSecond: pace?.rounded(decimals: 1),
      stage: standing.stage)
    waiting = standing.waiting
    error = job.fault
  }
}
