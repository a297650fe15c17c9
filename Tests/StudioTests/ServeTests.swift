import Foundation
import SessionStore
import Subprocess
import SystemPackage
import TestSupport
import Testing

@testable import Studio

/// `mien serve`, as a person starts it.
@Suite struct ServeTests {
  private let folder: URL
  private let program: String

  init() throws {
    let configuration = try TestStudio().configuration
    folder = configuration.database.deletingLastPathComponent()
    program = configuration.programs.appending(component: "mien").path
  }

  /// Runs a line of the shell, in which `$0` is the program and `$1` a folder.
  private func shell(_ line: String) async throws -> (status: Int, output: String, errors: String) {
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", line, program, folder.path],
      output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
    guard case .exited(let code) = result.terminationStatus else {
      return (-1, result.standardOutput, result.standardError)
    }
    return (Int(code), result.standardOutput, result.standardError)
  }

  /// Starts a server and waits for its address.
  private let start =
    #""$0" serve --port 0 --database "$1/h.sqlite" > "$1/said" & p=$!; "#
    + #"while ! grep -q http "$1/said" && kill -0 $p; do sleep 0.05; done; "#

  @Test func `The address is printed when the server is ready, and SIGTERM ends it well`()
    async throws
  {
    let end = try await shell(start + #"cat "$1/said"; kill -TERM $p; wait $p"#)
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.output.wholeMatch(of: /Mien Studio: http:\/\/127\.0\.0\.1:\d+\/\n/) != nil)
    let history = try History(at: folder.appending(component: "h.sqlite"))
    #expect(history.lost == .none)
  }

  @Test func `A second server on one history is told of the first`() async throws {
    let second = #""$0" serve --port 0 --database "$1/h.sqlite"; s=$?; "#
    let end = try await shell(start + second + "kill -TERM $p; wait $p; exit $s")
    #expect(end.status == 69)
    #expect(end.errors.contains("another server has the history"))
    #expect(end.errors.contains("hint: stop the other server"))
  }

  @Test func `A backup can be made on the command line`() async throws {
    let end = try await shell(
      #""$0" serve --database "$1/h.sqlite" --backup "$1/copy.sqlite""#)
    #expect(end.status == 0, "\(end.errors)")
    _ = try History(at: folder.appending(component: "copy.sqlite"))
  }

  @Test(arguments: [
    ("--port 70000", 64, "--port is 70000"), ("--address 0.0.0.0", 64, "needs a token"),
    ("--token short", 64, "16 characters"), ("--model /nonexistent.safetensors", 66, "nonexistent"),
    ("--database /nonexistent/h.sqlite", 73, "/nonexistent"),
    ("--data-root /nonexistent", 64, "is no folder"),
    ("--address 203.0.113.7 --token 0123456789abcdef", 69, "can't listen on 203.0.113.7"),
  ])
  func `What can't be served is said with its exit code`(
    flags: String, status: Int, message: String
  ) async throws {
    let database = flags.contains("--database") ? "" : #"--database "$1/h.sqlite""#
    let end = try await shell(#""$0" serve --port 0 \#(database) \#(flags)"#)
    #expect(end.status == status, "\(end.errors)")
    #expect(end.errors.contains(message), "\(end.errors)")
  }
}
