import Logging
import ServiceLifecycle
import SessionStore

/// The open live sessions; one that no frame comes to any more ends by itself.
actor LiveSessions: Service {
  private let engines: Engines
  private let store: History
  private let limits: StudioLimits
  private let logger: Logger
  private var sessions: [String: LiveSession] = [:]

  init(engines: Engines, store: History, limits: StudioLimits, logger: Logger) {
    (self.engines, self.store, self.limits, self.logger) = (engines, store, limits, logger)
  }

  /// How many are open.
  var count: Int { sessions.count }

  /// Opens a session.
  ///
  /// - Throws: `StudioError.tooMany`; what loading the model or the detector throws.
  func open(_ configuration: LiveConfiguration) throws -> LiveSession {
    guard sessions.count < limits.liveSessions else {
      throw StudioError.tooMany("live sessions", limit: limits.liveSessions)
    }
    let session = try LiveSession(
      configuration, engines: engines, limits: limits, store: store)
    sessions[session.id] = session
    return session
  }

  /// An open session.
  ///
  /// - Throws: `StudioError.missing`.
  func session(_ id: String) throws -> LiveSession {
    guard let session = sessions[id] else {
      throw StudioError.missing(kind: "live session", id: id)
    }
    return session
  }

  /// Ends a session.
  ///
  /// - Throws: `StudioError.missing`; what closing the recording throws.
  func close(_ id: String) async throws {
    let session = try session(id)
    sessions[id] = nil
    try await session.close()
  }

  /// Ends sessions that nobody uses, and all when the server ends.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: .seconds(2))) != nil { await self.closeIdle() }
    }
    for id in sessions.keys { await closeQuietly(id) }
  }

  private func closeIdle() async {
    for (id, session) in sessions {
      let idle = (ContinuousClock.now - (await session.lastActivity)) / .seconds(1)
      if idle > limits.idleSeconds { await closeQuietly(id) }
    }
  }

  private func closeQuietly(_ id: String) async {
    do { try await close(id) } catch { logger.error("live session \(id): \(error)") }
  }
}
