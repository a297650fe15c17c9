import Foundation
import HTTPTypes
import Hummingbird
import Logging
import ServiceLifecycle
import Testing
import TestSupport

@testable import Studio

/// A studio with a history of its own, for one test.
struct TestStudio {
  var configuration: StudioConfiguration

  init() throws {
    let folder = try TestPaths.temporaryFolder()
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    configuration = StudioConfiguration(
      database: folder.appending(component: "history.sqlite"),
      programs: URL(filePath: link ?? CommandLine.arguments[0]).deletingLastPathComponent())
    configuration.port = 0
  }

  /// Runs a test against the server on a free port; every answer is held against the OpenAPI file.
  func run<Value: Sendable>(
    _ body: @Sendable (StudioClient) async throws -> Value
  ) async throws -> Value {
    var logger = Logger(label: "tests")
    logger.logLevel = .critical
    let (ports, ready) = AsyncStream.makeStream(of: Int.self)
    let application = try buildApplication(configuration, logger: logger) { ready.yield($0) }
    let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        defer { ready.finish() }
        try await group.run()
      }
      guard let port = await ports.first(where: { _ in true }) else {
        try await tasks.waitForAll()
        throw CancellationError()
      }
      do {
        let value = try await body(StudioClient(port: port))
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return value
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
    }
  }
}
