import Foundation
import Logging
import ServiceLifecycle
import SessionStore

/// Does jobs, those of one lane one after the other, and tells who listens how far they are.
actor JobQueue: Service {
  /// A job that is not over, as it is now.
  private struct Entry {
    var job: Job
    var stage: JobProgress.Stage?
    let plan: any JobPlan

    var lane: Job.Kind.Lane { job.kind.lane }
    var isWaiting: Bool { job.state == .queued }
  }

  /// A job, what it does now, and how many come before it.
  struct Standing: Sendable {
    var job: Job
    var stage: JobProgress.Stage?
    var waiting: Int
  }

  private let store: History
  private let configuration: StudioConfiguration
  private let logger: Logger
  private var entries: [Entry] = []
  private var listeners: [String: [UUID: AsyncStream<Job>.Continuation]] = [:]
  private var running: [Job.Kind.Lane: (id: String, task: Task<Void, Never>)] = [:]
  /// Jobs that somebody has stopped.
  private var cancelled: Set<String> = []
  private var isEnding = false
  private let bells: [Job.Kind.Lane: Bell]

  private typealias Bell = (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)

  init(store: History, configuration: StudioConfiguration, logger: Logger) {
    self.store = store
    self.configuration = configuration
    self.logger = logger
    var bells: [Job.Kind.Lane: Bell] = [:]
    for lane in Job.Kind.Lane.allCases { bells[lane] = AsyncStream.makeStream(of: Void.self) }
    self.bells = bells
  }

  /// Whether another job may come.
  ///
  /// - Throws: `StudioError.ending`, `.tooMany`.
  func checkRoom() throws {
    guard !isEnding else { throw StudioError.ending }
    let limit = configuration.limits.queuedJobs
    guard entries.count <= limit else { throw StudioError.tooMany("jobs waiting", limit: limit) }
  }

  /// Puts a job into the queue.
  ///
  /// - Parameters:
  ///   - total: its steps, where they are known.
  ///   - begin: writes the session down: as a new one, or as one that goes on.
  /// - Throws: `StudioError.ending`, `.tooMany`, `.conflict` for a session that has a job already;
  ///   `SessionStoreError`.
  func add(
    _ plan: any JobPlan, total: Int?, begin: @Sendable (History) async throws -> Void
  ) async throws -> Standing {
    try checkRoom()
    guard !entries.contains(where: { $0.job.session == plan.session.id }) else {
      throw StudioError.conflict("it goes on already", hint: "follow its job, or stop it first")
    }
    let job = Job(kind: plan.kind, session: plan.session.id, total: total, created: .now)
    entries.append(Entry(job: job, plan: plan))
    do {
      try await begin(store)
      try await store.add(job)
    } catch {
      entries.removeAll { $0.job.id == job.id }
      throw error
    }
    bells[job.kind.lane]?.continuation.yield()
    return try await standing(of: job.id)
  }

  /// How a job stands now.
  ///
  /// - Throws: `SessionStoreError.missing`.
  func standing(of id: String) async throws -> Standing {
    guard let place = entries.firstIndex(where: { $0.job.id == id }) else {
      return Standing(job: try await store.job(id), waiting: 0)
    }
    let entry = entries[place]
    let before = entries[..<place].count { $0.lane == entry.lane }
    return Standing(
      job: entry.job, stage: entry.stage, waiting: entry.isWaiting ? before : 0)
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
    let entry = entries[place]
    if let running = running[entry.lane], running.id == id {
      cancelled.insert(id)
      running.task.cancel()
      return entry.job
    }
    await finish(entry, outcome: .interrupted("it was cancelled"))
    return try await store.job(id)
  }

  /// Works until the server is to end; then stops what runs and what waits.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { lanes in
        for (lane, bell) in self.bells {
          lanes.addTask {
            for await _ in bell.stream {
              while let entry = await self.next(in: lane) { await self.work(on: entry) }
            }
          }
        }
      }
    }
    isEnding = true
    for entry in entries where !entry.job.state.isOver {
      await finish(entry, outcome: .interrupted("the server ended"))
    }
  }

  private func next(in lane: Job.Kind.Lane) -> Entry? {
    Task.isCancelled ? nil : entries.first { $0.isWaiting && $0.lane == lane }
  }

  private func work(on entry: Entry) async {
    // It may have been cancelled on the way here.
    guard entries.contains(where: { $0.job.id == entry.job.id && $0.isWaiting }) else { return }
    let task = Task { await self.run(entry) }
    running[entry.lane] = (entry.job.id, task)
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    running[entry.lane] = nil
  }

  private func run(_ entry: Entry) async {
    let (id, plan) = (entry.job.id, entry.plan)
    await begin(id)
    let progress = store.folder(of: plan.session.id).appending(component: ".progress")
    let watch = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(250))
        self.advance(id, to: plan.progress)
      }
    }
    var outcome = Outcome.done
    do {
      for call in plan.calls {
        try? FileManager.default.removeItem(at: progress)
        let end = try await configuration.program(call)
          .run(call.arguments, in: call.folder, progress: progress)
        if end.status == 0 { continue }
        outcome = Task.isCancelled ? interrupted(id) : Outcome(end, of: plan.kind)
        break
      }
    } catch {
      outcome = Task.isCancelled ? interrupted(id) : .failed(Fault(error))
    }
    watch.cancel()
    advance(id, to: plan.progress)
    try? FileManager.default.removeItem(at: progress)
    guard let now = entries.first(where: { $0.job.id == id }) else { return }
    await finish(now, outcome: outcome)
  }

  private func interrupted(_ id: String) -> Outcome {
    .interrupted(cancelled.remove(id) == nil ? "the server ended" : "it was cancelled")
  }

  private func advance(_ id: String, to progress: JobProgress) {
    guard let place = entries.firstIndex(where: { $0.job.id == id }),
      !entries[place].job.state.isOver
    else { return }
    var entry = entries[place]
    entry.job.done = max(entry.job.done, progress.done)
    entry.job.total = progress.total ?? entry.job.total
    entry.stage = progress.stage
    guard entry.job != entries[place].job || entry.stage != entries[place].stage else { return }
    entries[place] = entry
    tell(entry.job)
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

  private func write(_ job: Job, _ plan: any JobPlan) async {
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
