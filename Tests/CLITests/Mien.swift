import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The built program, run as a person would.
enum Mien {
  /// What a run left behind.
  struct Outcome {
    var status: Int
    var output: String
    var errors: String
  }

  /// Runs `mien` with arguments, in the package's root.
  static func run(_ arguments: String...) async throws -> Outcome {
    try await run(arguments)
  }

  /// Runs `mien` with arguments, in the package's root.
  static func run(_ arguments: [String]) async throws -> Outcome {
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments),
      workingDirectory: FilePath(TestPaths.root.path), output: .string(limit: 1 << 22),
      error: .string(limit: 1 << 22))
    return Outcome(
      status: status(result.terminationStatus), output: result.standardOutput,
      errors: result.standardError)
  }

  /// Runs a line of the shell, in which `$0` is the program and `$1` … are the arguments.
  static func shell(_ line: String, _ arguments: String...) async throws -> Outcome {
    try await shell(line, arguments: arguments)
  }

  static func shell(_ line: String, arguments: [String]) async throws -> Outcome {
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: Arguments(["-c", line, program] + arguments),
      workingDirectory: FilePath(TestPaths.root.path), output: .string(limit: 1 << 22),
      error: .string(limit: 1 << 22))
    return Outcome(
      status: status(result.terminationStatus), output: result.standardOutput,
      errors: result.standardError)
  }

  /// The most memory that a run of `mien` held, in kilobytes; Linux only.
  static func peakMemory(_ arguments: [String]) async throws -> Int {
    let outcome = try await shell(
      #""$0" "$@" > /dev/null 2>&1 & p=$!; "#
        + #"while grep VmHWM /proc/$p/status 2> /dev/null; do sleep 0.02; done; wait $p"#,
      arguments: arguments)
    #expect(outcome.status == 0)
    let sizes = outcome.output.split(separator: "\n").compactMap { line in
      Int(line.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "")
    }
    return try #require(sizes.max())
  }

  /// Starts `mien` and interrupts it once a file exists and some seconds have passed, as Ctrl-C
  /// would; one that ends before is not waited for.
  ///
  /// The shell watches, not a task: the tests beside this one may hold every thread of tasks.
  static func interrupt(
    _ arguments: [String], onceThereIs file: URL, andSeconds seconds: Int = 0
  ) async throws -> Outcome {
    try await shell(
      #"file=$1; seconds=$2; shift 2; "$0" "$@" & p=$!; "#
        + #"while [ ! -e "$file" ] && kill -0 $p 2> /dev/null; do sleep 0.02; done; "#
        + "sleep $seconds; kill -INT $p; wait $p",
      arguments: [file.path, "\(seconds)"] + arguments)
  }

  /// The program beside the tests' own.
  private static var program: String {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(filePath: tests).deletingLastPathComponent().appending(component: "mien").path
  }

  private static func status(_ termination: TerminationStatus) -> Int {
    switch termination {
    case .exited(let code): Int(code)
    case .signaled(let signal): -Int(signal)
    }
  }
}
