import Foundation
import Logging
import ServiceLifecycle
import SessionStore

/// Reads videos one after the other, and tells who listens how far they are.
actor JobQueue: Service {
  /// A job that is not over, as it is now.
  private struct Entry {
    var job: Job
    let plan: VideoPlan
  }

  private let store: History
  private let configuration: StudioConfiguration
  private let logger: Logger
  private var entries: [Entry] = []
  private var listeners: [String: [UUID: AsyncStream<Job>.Continuation]] = [:]
  private var running: (id: String, task: Task<Void, Never>)?
  /// Jobs that somebody has stopped.
  private var cancelled: Set<String> = []
  private var isEnding = false
  private let (turns, bell) = AsyncStream.makeStream(of: Void.self)

  init(store: History, configuration: StudioConfiguration, logger: Logger) {
    self.store = store
    self.configuration = configuration
    self.logger = logger
  }

  /// Whether another job may come.
  ///
  /// - Throws: `StudioError.ending`, `.tooMany`.
  func checkRoom() throws {
    guard !isEnding else { throw StudioError.ending }
    let limit = configuration.limits.queuedJobs
    guard entries.count <= limit else { throw StudioError.tooMany("jobs waiting", limit: limit) }
  }

  /// Puts a video into the queue.
  ///
  /// - Throws: `StudioError.ending`, `.tooMany`; `SessionStoreError`.
  func add(_ plan: VideoPlan, total: Int?) async throws -> Job {
    try checkRoom()
    let job = Job(kind: .video, session: plan.session.id, total: total, created: .now)
    entries.append(Entry(job: job, plan: plan))
    do {
      try await store.add(plan.session)
      try await store.add(job)
    } catch {
      entries.removeAll { $0.job.id == job.id }
      throw error
    }
    bell.yield()
    return job
  }

  /// A job as it is now, and how many come before it.
  ///
  /// - Throws: `SessionStoreError.missing`.
  func job(_ id: String) async throws -> (job: Job, waiting: Int) {
    if let place = entries.firstIndex(where: { $0.job.id == id }) {
      return (entries[place].job, entries[place].job.state == .queued ? place : 0)
    }
    return (try await store.job(id), 0)
  }

  /// A job's states from now on; ends with the job.
  func changes(of id: String) -> AsyncStream<Job> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      guard let entry = entries.first(where: { $0.job.id == id }) else {
        return continuation.finish()
      }
      let key = UUID()
      listeners[id, default: [:]][key] = continuation
      continuation.yield(entry.job)
      continuation.onTermination = { _ in Task { await self.removeListener(key, of: id) } }
    }
  }

  /// Stops a job: one that waits is over, one that runs closes its files first.
  ///
  /// - Throws: `StudioError.conflict` when it is over, `SessionStoreError.missing`.
  func cancel(_ id: String) async throws -> Job {
    guard let place = entries.firstIndex(where: { $0.job.id == id && !$0.job.state.isOver }) else {
      _ = try await store.job(id)
      throw StudioError.conflict("the job has ended", hint: "nothing is left to be stopped")
    }
    if let running, running.id == id {
      cancelled.insert(id)
      running.task.cancel()
      return entries[place].job
    }
    let entry = entries[place]
    await finish(entry, outcome: .interrupted("it was cancelled"))
    return try await store.job(id)
  }

  /// Works until the server is to end; then stops what runs and what waits.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in self.turns {
        while let entry = await self.next() { await self.work(on: entry) }
      }
    }
    isEnding = true
    for entry in entries where !entry.job.state.isOver {
      await finish(entry, outcome: .interrupted("the server ended"))
    }
  }

  private func next() -> Entry? {
    Task.isCancelled ? nil : entries.first { $0.job.state == .queued }
  }

  private func work(on entry: Entry) async {
    // It may have been cancelled on the way here.
    guard entries.contains(where: { $0.job.id == entry.job.id && $0.job.state == .queued })
    else { return }
    let task = Task { await self.read(entry) }
    running = (entry.job.id, task)
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    running = nil
  }

  private func read(_ entry: Entry) async {
    let (id, plan) = (entry.job.id, entry.plan)
    await begin(id)
    let program = Program(
      path: configuration.programs.appending(component: "mien"),
      seconds: configuration.limits.minutesPerJob * 60)
    let watch = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(250))
        self.advance(id, to: plan.files.framesDone())
      }
    }
    let outcome: Outcome
    do {
      let end = try await program.run(plan.arguments, in: plan.files.upload)
      outcome = Task.isCancelled && end.status != 0 ? interrupted(id) : Outcome(end)
    } catch {
      outcome = Task.isCancelled ? interrupted(id) : .failed(Fault(error))
    }
    watch.cancel()
    advance(id, to: plan.files.framesDone())
    guard let now = entries.first(where: { $0.job.id == id }) else { return }
    await finish(now, outcome: outcome)
  }

  private func interrupted(_ id: String) -> Outcome {
    .interrupted(cancelled.remove(id) == nil ? "the server ended" : "it was cancelled")
  }

  private func advance(_ id: String, to done: Int) {
    guard let place = entries.firstIndex(where: { $0.job.id == id }),
      entries[place].job.done < done, !entries[place].job.state.isOver
    else { return }
    entries[place].job.done = done
    tell(entries[place].job)
  }

  /// Writes down that a job is over, and its session.
  private func finish(_ entry: Entry, outcome: Outcome) async {
    var job = entry.job
    (job.state, job.fault, job.ended) = (outcome.state, outcome.fault, Date.now)
    if job.state == .done { job.total = job.done }
    // Until it is written down it stays here, so that nobody is told of an older state.
    if let place = entries.firstIndex(where: { $0.job.id == job.id }) { entries[place].job = job }
    let ended = job
    // A task of its own: in a cancelled one the database would refuse.
    await Task { await self.write(ended, entry.plan) }.value
    entries.removeAll { $0.job.id == job.id }
    tell(job)
    for listener in listeners.removeValue(forKey: job.id)?.values ?? [:].values {
      listener.finish()
    }
  }

  private func write(_ job: Job, _ plan: VideoPlan) async {
    do {
      let rows = try plan.collect()
      try await store.update(job)
      let state = Session.State(rawValue: job.state.rawValue) ?? .failed
      try await store.end(job.session, as: state, rows: rows, at: .now)
    } catch {
      logger.error("job \(job.id) could not be written down: \(error)")
    }
  }

  private func begin(_ id: String) async {
    guard let place = entries.firstIndex(where: { $0.job.id == id }) else { return }
    (entries[place].job.state, entries[place].job.started) = (.running, Date.now)
    let job = entries[place].job
    do { try await store.update(job) } catch {
      logger.error("job \(id) could not be written down: \(error)")
    }
    tell(job)
  }

  private func tell(_ job: Job) {
    for listener in listeners[job.id]?.values ?? [:].values { listener.yield(job) }
  }

  private func removeListener(_ key: UUID, of id: String) { listeners[id]?[key] = nil }
}
