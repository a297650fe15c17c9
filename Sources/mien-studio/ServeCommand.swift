import ArgumentParser
import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import SessionStore
import Studio
import Terminal

/// `mien serve`: the studio on this machine.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves the studio: pages in the browser and an HTTP interface.",
    discussion: """
      Prints the address when it is ready. Only this machine can reach it, unless --address names \
      another address; that needs a token. Ctrl-C lets running requests finish, and stops videos \
      with what was read of them kept.
      """)

  @Option(help: "The port; 0 takes a free one.") var port = 8642
  @Option(help: "The address to listen on; another than loopback needs --token.")
  var address = "127.0.0.1"
  @Option(
    help: ArgumentHelp(
      "The history; its sessions' files lie in a folder beside it. (default: "
        + "mien/history.sqlite in ~/.local/share)", valueName: "file"))
  var database: String?
  @Option(
    help: ArgumentHelp(
      "What requests must know, 16 characters or more; better given as MIEN_TOKEN, which no list "
        + "of processes shows.", valueName: "text"))
  var token: String?
  @Option(
    help: ArgumentHelp(
      "A model that can be chosen; may be given several times, the default first.",
      valueName: "file"))
  var model: [String] = []
  @Option(
    help: ArgumentHelp(
      "A folder below which data sets may be registered; may be given several times. (default: "
        + "this folder, and MIEN_DATA where it is set)", valueName: "folder"))
  var dataRoot: [String] = []
  @Option(
    help: ArgumentHelp(
      "Copy the history's database into a new file, and end.", valueName: "file"))
  var backup: String?
  @Flag(help: "Open the page in the browser.") var open = false

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port is \(port); give 0...65535")
    }
    for root in dataRoot {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder),
        isFolder.boolValue
      else { throw ValidationError("--data-root names '\(root)', which is no folder") }
    }
  }

  func run() async throws {
    let configuration = try studio()
    if let backup {
      try await History(at: configuration.database).backUp(to: URL(filePath: backup))
      return
    }
    var logger = Logger(label: "mien-studio")
    logger.logLevel = .warning
    let opens = open
    let application = try buildApplication(configuration, logger: logger) { port in
      let page = configuration.page(port: port)
      print("Mien Studio: \(page)")
      fflush(nil)
      if opens { Self.openBrowser(at: page) }
    }
    do {
      var services = ServiceGroupConfiguration(services: [application], logger: logger)
      // A video has 20 seconds to close its files; nothing else takes that long.
      services.maximumGracefulShutdownDuration = .seconds(30)
      let group = ServiceGroup(configuration: services)
      // A task of its own: cancelled, the group would drop what it is doing.
      let serving = Task { try await group.run() }
      try await withTaskCancellationHandler {
        try await serving.value
      } onCancel: {
        Task { await group.triggerGracefulShutdown() }
      }
    } catch let error as IOError {
      throw StudioError.cannotListen(
        address: address, port: port, reason: String(cString: strerror(error.errnoCode)))
    }
  }

  private func studio() throws -> StudioConfiguration {
    let environment = ProcessInfo.processInfo.environment
    var configuration = StudioConfiguration(
      database: try database.map { URL(filePath: $0) } ?? Self.standardDatabase(environment),
      models: model.map { URL(filePath: $0) }, programs: Self.programs)
    configuration.address = address
    configuration.port = port
    configuration.token = token ?? environment["MIEN_TOKEN"]
    let here =
      [FileManager.default.currentDirectoryPath] + [environment["MIEN_DATA"]].compactMap { $0 }
    configuration.dataRoots = (dataRoot.isEmpty ? here : dataRoot).map { URL(filePath: $0) }
    return configuration
  }

  /// The place that the XDG base directory specification gives to data.
  private static func standardDatabase(_ environment: [String: String]) throws -> URL {
    let data =
      environment["XDG_DATA_HOME"].map { URL(filePath: $0) }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share")
    let folder = data.appending(component: "mien")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw SessionStoreError.cannotOpen(path: folder.path, reason: error.localizedDescription)
    }
    return folder.appending(component: "history.sqlite")
  }

  /// The folder of this program.
  private static var programs: URL {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: link ?? CommandLine.arguments[0])  // no /proc on macOS
      .deletingLastPathComponent()
  }

  /// Asks the desktop to open the page; without a desktop nothing happens.
  private static func openBrowser(at page: String) {
    #if os(Linux)
      let opener = "xdg-open"
    #else
      let opener = "open"
    #endif
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [opener, page]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      Failure.warn("the browser can't be opened; open \(page)")
    }
  }
}
