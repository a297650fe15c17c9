import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

/// What an unkind user may try: each ends in one error, a hint and the right exit code.
@Suite struct BadInputTests {
  private func wall(at url: URL) throws {
    try ImageWriter().write(Image(width: 60, height: 50, channels: .rgb, filledWith: 90), to: url)
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func expectError(_ outcome: Mien.Outcome, status: Int, says words: String...) {
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("error: ") && outcome.errors.contains("\nhint: "))
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
  }

  @Test func `a folder without pictures is no input`() async throws {
    let folder = try TestPaths.temporaryFolder()
    expectError(try await Mien.run("detect", folder.path), status: 66, says: folder.path)
  }

  @Test func `an empty output is no folder`() async throws {
    for command in [["detect", "a.png"], ["train", "--data", "a"]] {
      let outcome = try await Mien.run(command + ["--output", ""])
      #expect(outcome.status == 64 && outcome.errors.contains("--output is empty"))
    }
  }

  @Test func `pictures that differ in their endings don't overwrite each other's results`()
    async throws
  {
    let folder = try TestPaths.temporaryFolder()
    try wall(at: folder.appending(component: "p.png"))
    for name in ["p.bmp", "p.tif", "p-2.png"] {
      try FileManager.default.copyItem(
        at: folder.appending(component: "p.png"), to: folder.appending(component: name))
    }
    let output = folder.appending(component: "out")
    let outcome = try await Mien.run("detect", folder.path, "-o", output.path, "--quiet")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try names(in: output.appending(component: "annotated")).count == 4)
  }

  @Test func `when nothing can be read, what lay in the output folder stays, and nothing more`()
    async throws
  {
    let folder = try TestPaths.temporaryFolder()
    let text = folder.appending(component: "text.jpg")
    try Data("no picture".utf8).write(to: text)
    let output = folder.appending(component: "out")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let table = output.appending(component: "detections.csv")
    try Data("old".utf8).write(to: table)
    expectError(
      try await Mien.run("detect", text.path, "-o", output.path), status: 65, says: "text.jpg")
    #expect(try names(in: output) == ["detections.csv"])
    #expect(try Data(contentsOf: table) == Data("old".utf8))
  }

  @Test func `a table that can't be begun leaves no other one behind`() async throws {
    let folder = try TestPaths.temporaryFolder()
    try wall(at: folder.appending(component: "p.png"))
    let output = folder.appending(component: "out")
    try FileManager.default.createDirectory(
      at: output.appending(component: "detections.json.part"), withIntermediateDirectories: true)
    expectError(
      try await Mien.run(
        "detect", folder.appending(component: "p.png").path, "-o", output.path), status: 73,
      says: "detections.json.part")
    #expect(try names(in: output) == ["detections.json.part"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs Linux"))
  func `a result that standard output can't take is not lost in silence`() async throws {
    let picture = try TestPaths.temporaryFolder().appending(component: "p.png")
    try wall(at: picture)
    expectError(
      try await Mien.shell(#""$0" detect "$1" --csv > /dev/full"#, picture.path), status: 73,
      says: "standard output")
  }

  @Test func `training without its program says how to install it`() async throws {
    let folder = try TestPaths.temporaryFolder()
    let outcome = try await Mien.shell(
      #"cp "$0" "$1/mien" && "$1/mien" train --data x --output y"#, folder.path)
    expectError(outcome, status: 69, says: "mien-train", "script/bootstrap")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs Linux"))
  func `training with a broken libtorch says how to mend it`() async throws {
    let folder = try TestPaths.temporaryFolder()
    try Data("broken".utf8).write(to: folder.appending(component: "libtorch_cpu.so"))
    let outcome = try await Mien.shell(
      #"LD_LIBRARY_PATH="$1" "$0" train --data x --output y"#, folder.path)
    expectError(outcome, status: 69, says: "libtorch_cpu.so", "script/bootstrap")
  }

  @Test func `a model is not judged on data without its expressions`() async throws {
    let run = try TestPaths.temporaryFolder().appending(component: "run")
    let trained = try await Mien.run(
      "train", "--data", try TinyDataset.make(classes: ["happy", "sad"]).path, "--protocol",
      "random", "--epochs", "1", "--output", run.path, "--quiet")
    #expect(trained.status == 0, "\(trained.errors)")
    expectError(
      try await Mien.run(
        "evaluate", "--model", run.appending(component: "weights.safetensors").path, "--data",
        try TinyDataset.make(classes: ["angry", "fear"]).path, "--quiet"),
      status: 65, says: "no happy, sad", "angry, fear")
  }
}
