import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

/// `mien dataset synthesize`: a tiny set of rendered clips, as a person would make one.
@Suite struct SynthesizeTests {
  private func synthesize(_ output: URL, _ more: [String] = []) -> [String] {
    [
      "dataset", "synthesize", "--identities", "2", "--clips-per-emotion", "1", "--frames", "4",
      "--side", "48", "--seed", "7", "--output", output.path,
    ] + more
  }

  private func newFolder() throws -> URL {
    try TestPaths.temporaryFolder().appending(component: "set")
  }

  @Test func `inspect recognises a rendered set with its subjects and sequences`() async throws {
    let folder = try newFolder()
    let made = try await Mien.run(synthesize(folder))
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("56 pictures in 14 clips of 2 people"))
    let inspected = try await Mien.run("dataset", "inspect", folder.path, "--quiet")
    #expect(inspected.status == 0, "\(inspected.errors)")
    #expect(inspected.output.contains("rendered clips"))
    #expect(inspected.output.contains("photographs"))
    let numbers = inspected.output.split(separator: "\n").map { $0.split(separator: " ") }
    func number(after word: String) -> Substring? {
      numbers.first { $0.first == word[...] }?.dropFirst().first
    }
    #expect(number(after: "subjects") == "2", "\(inspected.output)")
    #expect(number(after: "sequences") == "14", "\(inspected.output)")
  }

  @Test func `a seed gives the same files, quiet is silent, and the sheet shows a row each`()
    async throws
  {
    let (one, two) = (try newFolder(), try newFolder())
    let sheet = one.deletingLastPathComponent().appending(component: "faces.png")
    let few = ["--classes", "happy,neutral", "--quiet"]
    let first = try await Mien.run(synthesize(one, few + ["--sheet", sheet.path]))
    #expect(first.status == 0 && first.output.isEmpty && first.errors.isEmpty, "\(first.errors)")
    let second = try await Mien.run(synthesize(two, few))
    #expect(second.status == 0)
    for name in ["truth.jsonl", "p0001/p0001_happy_01/0003.png"] {
      let bytes = try Data(contentsOf: one.appending(path: name))
      #expect(try bytes == Data(contentsOf: two.appending(path: name)), "\(name)")
    }
    let picture = try ImageReader().read(contentsOf: sheet)
    #expect(picture.width > picture.height && picture.height > 2 * 72)
  }

  @Test func `an interrupted run leaves nothing behind`() async throws {
    let folder = try newFolder()
    let outcome = try await Mien.interrupt(
      synthesize(folder, ["--identities", "500"]),
      onceThereIs: folder.appending(path: "p0000/p0000_angry_01/0000.png"))
    #expect(outcome.status == 130)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `a folder with something in it is refused and left alone`() async throws {
    let folder = try TestPaths.temporaryFolder()
    let note = folder.appending(component: "note.txt")
    try Data("mine".utf8).write(to: note)
    let outcome = try await Mien.run(synthesize(folder))
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("not empty") && outcome.errors.contains("hint: "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["note.txt"])
  }

  @Test(arguments: [
    (["--identities", "0"], 64, "identities"),
    (["--frames", "-1"], 64, "frames"),
    (["--side", "9"], 64, "side"),
    (["--clips-per-emotion", "many"], 64, "clips-per-emotion"),
    (["--classes", "happy,hungry"], 64, "hungry"),
    (["--intensity", "0.5"], 64, "--intensity"),
    (["--intensity", "0.5-3"], 64, "intensity"),
    (["--sheet", "faces.gif"], 73, "faces.gif"),
    (["--output", "/proc/mien"], 73, "/proc/mien"),
  ])
  func `bad input is named, and nothing is rendered`(
    more: [String], status: Int, word: String
  ) async throws {
    let folder = try newFolder()
    let outcome = try await Mien.run(synthesize(folder, more))
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(word), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}
