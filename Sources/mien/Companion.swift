import Foundation
import Terminal

/// The program that trains, `mien-train`, beside this one: it links libtorch, and this one does not.
enum Companion {
  /// Replaces this program by the companion, with the same arguments.
  ///
  /// - Throws: `CompanionError` when the companion is not there or can't start.
  static func takeOver() throws -> Never {
    let path = try path()
    var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
    arguments[0] = strdup(path)
    execv(path, &arguments)
    throw CompanionError.cannotStart(path: path, reason: String(cString: strerror(errno)))
  }

  /// Where the companion lies.
  ///
  /// - Throws: `CompanionError.missing`.
  static func path() throws -> String {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]  // no /proc on macOS
    let path = URL(filePath: program).deletingLastPathComponent()
      .appending(component: "mien-train").path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw CompanionError.missing(path: path)
    }
    return path
  }
}

/// What can keep the training program from starting.
enum CompanionError: LocalizedError, Equatable {
  /// It was not built: libtorch was not there.
  case missing(path: String)
  /// The system does not start it.
  case cannotStart(path: String, reason: String)

  var errorDescription: String? {
    switch self {
    case .missing(let path): "training is not installed: there is no \(path)"
    case .cannotStart(let path, let reason): "\(path) does not start: \(reason)"
    }
  }

  var recoverySuggestion: String? {
    switch self {
    case .missing: "run script/bootstrap (it fetches libtorch), then swift build -c release"
    case .cannotStart: "build it anew with swift build -c release"
    }
  }
}
