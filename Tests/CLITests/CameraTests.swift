#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  /// `mien live` on a camera: the system's calls are answered by Fixtures/camera.c, all else is real.
  @Suite struct CameraTests {
    /// The library that is the camera, compiled once.
    private static let library: URL = {
      let source = TestPaths.root.appending(path: "Tests/CLITests/Fixtures/camera.c").path
      do {
        let library = try TestPaths.temporaryFolder().appending(component: "camera.so")
        let compiler = try Process.run(
          URL(filePath: "/usr/bin/cc"),
          arguments: ["-shared", "-fPIC", "-o", library.path, source, "-ldl"])
        compiler.waitUntilExit()
        precondition(compiler.terminationStatus == 0, "cc can't compile \(source)")
        return library
      } catch {
        preconditionFailure("install a C compiler with script/bootstrap: \(error)")
      }
    }()

    /// Runs a line of the shell, in which `live` is the command, `$rows` its output as a file and
    /// `$faults` the folder of the camera's faults.
    private func shell(_ line: String, faults: [String] = []) async throws -> (Mien.Outcome, URL) {
      let folder = try TestPaths.temporaryFolder()
      for fault in faults { try Data().write(to: folder.appending(component: fault)) }
      let rows = try TestPaths.temporaryFolder().appending(component: "rows.jsonl")
      try Data().write(to: rows)
      let outcome = try await Mien.shell(
        #"faults=$1; rows=$2; library=$3; model=$4; live() { "#
          + #"FAKE_CAMERA=$faults LD_PRELOAD=$library "$0" live --camera 77 --model "$model" "$@"; }; "#
          + line, folder.path, rows.path, Self.library.path, Film.model.path)
      return (outcome, rows)
    }

    private func times(_ rows: URL) throws -> [Double] {
      try String(contentsOf: rows, encoding: .utf8).split(separator: "\n").map { line in
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return try #require(object?["timestamp"] as? Double)
      }
    }

    @Test func `a camera's frames have the times of the driver`() async throws {
      let (outcome, rows) = try await shell(#"live --seconds 2 --jsonl > "$rows""#)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("reading the camera /dev/video77, 320×240"))
      let times = try times(rows)
      #expect(times.count > 5)
      // 25 frames a second, some of them dropped.
      #expect(times.allSatisfy { abs(($0 / 0.04).rounded() * 0.04 - $0) < 0.001 })
    }

    @Test func `a camera that is unplugged is waited for, said once, and its times go on`()
      async throws
    {
      let (outcome, rows) = try await shell(
        #"live --seconds 6 --jsonl > "$rows" & while [ ! -s "$rows" ]; do sleep 0.05; done; "#
          + #"touch "$faults/unplugged"; sleep 2; rm "$faults/unplugged"; wait $!"#)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.components(separatedBy: "gives no more frames").count == 2)
      #expect(outcome.errors.components(separatedBy: "is back").count == 2)
      let times = try times(rows)
      let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
      #expect(gaps.allSatisfy { $0 > 0 } && (gaps.max() ?? 0) > 1.5, "\(gaps.max() ?? 0)")
      #expect((times.last ?? 0) > 4)
    }

    @Test(arguments: [
      ("busy", "in use by another program"), ("denied", "no permission to use"),
      ("unplugged", "there is no camera"),
    ])
    func `a camera that can't be used says why`(fault: String, words: String) async throws {
      let (outcome, _) = try await shell("live", faults: [fault])
      #expect(outcome.status == 69, "\(outcome.errors)")
      #expect(outcome.errors.contains(words) && outcome.errors.contains("/dev/video77"))
      #expect(outcome.errors.contains("\nhint: "))
    }
  }
#endif
