import Foundation
import Terminal

/// The programs beside this one that link what this one does not: libtorch, Hummingbird.
enum Companion: String {
  /// The program that trains.
  case training = "mien-train"
  /// The program that serves the studio.
  case studio = "mien-studio"

  /// Replaces this program by the companion, with the same arguments.
  ///
  /// - Throws: `CompanionError` when the companion is not there or can't start.
  func takeOver() throws -> Never {
    let path = try path()
    try Self.checkLibraries(of: path)
    var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
    arguments[0] = strdup(path)
    execv(path, &arguments)
    throw CompanionError.cannotStart(path: path, reason: String(cString: strerror(errno)))
  }

  /// Asks the system's loader, in some 20 ms, whether it finds all libraries of the companion:
  /// once the companion has taken over, nobody is left to say it in a helpful way.
  ///
  /// - Throws: `CompanionError.cannotLoad`.
  private static func checkLibraries(of path: String) throws {
    #if os(Linux)
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(filePath: path)
      process.environment = ProcessInfo.processInfo.environment
        .merging(["LD_TRACE_LOADED_OBJECTS": "1"]) { $1 }
      process.standardOutput = output
      process.standardError = output
      do { try process.run() } catch {
        throw CompanionError.cannotStart(path: path, reason: error.localizedDescription)
      }
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let lost = text.split(separator: "\n").first {
        $0.hasSuffix("not found") || $0.contains("error while loading")
      }
      guard let lost else { return }
      throw CompanionError.cannotLoad(
        path: path, reason: lost.trimmingCharacters(in: .whitespaces))
    #endif
  }

  /// Where the companion lies.
  ///
  /// - Throws: `CompanionError.missing`.
  func path() throws -> String {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]  // no /proc on macOS
    let path = URL(filePath: program).deletingLastPathComponent()
      .appending(component: rawValue).path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw CompanionError.missing(path: path)
    }
    return path
  }
}

/// What can keep a companion from starting.
enum CompanionError: LocalizedError, Equatable {
  /// It was not built: libtorch was not there, or only `mien` was asked for.
  case missing(path: String)
  /// A library of it is missing or broken: libtorch was moved, or came only in part.
  case cannotLoad(path: String, reason: String)
  /// The system does not start it.
  case cannotStart(path: String, reason: String)

  var errorDescription: String? {
    switch self {
    case .missing(let path): "\(work(of: path)) is not installed: there is no \(path)"
    case .cannotLoad(let path, let reason):
      "\(work(of: path)) does not start, a library of \(path) can't be loaded: \(reason)"
    case .cannotStart(let path, let reason): "\(path) does not start: \(reason)"
    }
  }

  var recoverySuggestion: String? {
    switch self {
    case .missing(let path) where isStudio(path), .cannotLoad(let path, _) where isStudio(path):
      "run script/bootstrap, then swift build -c release --product mien-studio"
    case .missing, .cannotLoad:
      "run script/bootstrap (it fetches libtorch), then swift build -c release"
    case .cannotStart: "build it anew with swift build -c release"
    }
  }

  private func work(of path: String) -> String { isStudio(path) ? "the studio" : "training" }

  private func isStudio(_ path: String) -> Bool { path.hasSuffix(Companion.studio.rawValue) }
}
