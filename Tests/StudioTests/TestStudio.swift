import Foundation
import HTTPTypes
import Hummingbird
import Logging
import ServiceLifecycle
import Subprocess
import SystemPackage
import TestSupport
import Testing

@testable import Studio

/// A studio with a history of its own, for one test.
struct TestStudio {
  var configuration: StudioConfiguration

  /// A studio that may read a data set of its own: stripes that a network learns at once.
  static func withStripes() throws -> (studio: TestStudio, data: URL) {
    var studio = try TestStudio()
    let data = try TinyDataset.make()
    studio.configuration.dataRoots = [data]
    return (studio, data)
  }

  init() throws {
    let folder = try TestPaths.temporaryFolder()
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    configuration = StudioConfiguration(
      database: folder.appending(component: "history.sqlite"),
      programs: URL(filePath: link ?? CommandLine.arguments[0]).deletingLastPathComponent())
    configuration.port = 0
  }

  /// Runs a program on the command line, as people do, and gives what it prints.
  @discardableResult
  func call(
    _ program: String, _ arguments: String..., in folder: URL? = nil,
    at place: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let program = configuration.programs.appending(component: program).path
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments),
      workingDirectory: folder.map { FilePath($0.path) }, output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 16))
    #expect(result.terminationStatus.isSuccess, "\(result.standardError)", sourceLocation: place)
    return result.standardOutput
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
