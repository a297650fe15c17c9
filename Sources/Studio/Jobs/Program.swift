import Foundation
import Subprocess
import SystemPackage

/// A program that works for the server in a process of its own, in bounds of time and memory.
///
/// What a damaged or hostile file does to a decoder, or a training to the memory, harms nobody else.
/// When the task is cancelled the program is interrupted, and has 20 seconds to close its files.
struct Program: Sendable {
  /// How a program ended.
  struct Outcome: Equatable, Sendable {
    /// Its exit code; negative for a signal.
    var status: Int
    var output: String
    /// What it said after `error:` and `hint:`; nil when it said nothing so.
    var error: String?
    var hint: String?
  }

  let path: URL
  /// Processor time, in seconds; nil for as long as it takes.
  var seconds: Int?
  /// Address space, in megabytes; nil for as much as there is.
  var megabytes: Int? = 8192

  /// Runs the program to its end in a folder.
  ///
  /// - Parameter progress: the file into which it writes how far it is (`MIEN_PROGRESS`).
  /// - Throws: `StudioError.noProgram`, and what keeps a program from starting.
  func run(
    _ arguments: [String], in folder: URL, progress: URL? = nil
  ) async throws -> Outcome {
    guard FileManager.default.isExecutableFile(atPath: path.path) else {
      throw StudioError.noProgram(path: path.path)
    }
    var options = PlatformOptions()
    options.teardownSequence = [
      .send(signal: .interrupt, allowedDurationToNextStep: .seconds(20))
    ]
    // When the server is killed, who has no child any more is not told: somebody must look.
    let time = seconds.map(String.init) ?? "unlimited"
    let memory = megabytes.map { "\($0 * 1024)" } ?? "unlimited"
    let limits = """
      ulimit -t \(time); ulimit -v \(memory)
      (while kill -0 $PPID; do kill -0 $$ || exit; sleep 1; done; kill -INT $$) >/dev/null 2>&1 &
      exec "$0" "$@"
      """
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: Arguments(["-c", limits, path.path] + arguments),
      environment: .inherit.updating(["MIEN_PROGRESS": progress?.path]),
      workingDirectory: FilePath(folder.path), platformOptions: options,
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    let lines = result.standardError.split(separator: "\n")
    // Where uploads lie on the server is nobody's business.
    let place = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
    func said(_ word: String) -> String? {
      lines.first { $0.hasPrefix(word) }
        .map { String($0.dropFirst(word.count)).replacing(place, with: "") }
    }
    let status =
      switch result.terminationStatus {
      case .exited(let code): Int(code)
      case .signaled(let signal): -Int(signal)
      }
    return Outcome(
      status: status, output: result.standardOutput, error: said("error: "),
      hint: said("hint: "))
  }
}
