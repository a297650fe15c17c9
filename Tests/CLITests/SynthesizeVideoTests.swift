import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

/// `mien dataset synthesize --video`: a short film of two people, as a person would make one.
@Suite struct SynthesizeVideoTests {
  private func synthesize(_ output: URL, _ more: [String] = []) -> [String] {
    [
      "dataset", "synthesize", "--video", "--people", "2", "--size", "160x120", "--frame-rate",
      "10", "--seed", "7", "--output", output.path,
    ] + more
  }

  private func newFolder() throws -> URL {
    try TestPaths.temporaryFolder().appending(component: "videos")
  }

  @Test func `it writes a video that can be read, and the truth of every face`() async throws {
    let folder = try newFolder()
    let made = try await Mien.run(synthesize(folder, ["--seconds", "1"]))
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("1 video of 2 people, 10 frames"), "\(made.output)")
    let reader = try VideoReader(contentsOf: folder.appending(component: "0000.mp4"))
    #expect(reader.information.width == 160 && reader.information.height == 120)
    let truth = try String(contentsOf: folder.appending(component: "truth.jsonl"), encoding: .utf8)
    #expect(truth.split(separator: "\n").count == 1 + 10 * 2)
    #expect(truth.hasPrefix("{\"format\":\"mien-synthetic-video\""))
  }

  @Test func `a seed gives the same truth, and quiet is silent`() async throws {
    let (one, two) = (try newFolder(), try newFolder())
    for folder in [one, two] {
      let made = try await Mien.run(synthesize(folder, ["--seconds", "0.3", "--quiet"]))
      #expect(made.status == 0 && made.output.isEmpty && made.errors.isEmpty, "\(made.errors)")
    }
    let first = try Data(contentsOf: one.appending(component: "truth.jsonl"))
    #expect(try first == Data(contentsOf: two.appending(component: "truth.jsonl")))
  }

  @Test func `an interrupted run leaves nothing behind`() async throws {
    let folder = try newFolder()
    let outcome = try await Mien.interrupt(
      synthesize(folder, ["--seconds", "600"]),
      onceThereIs: folder.appending(path: "truth.jsonl.part"))
    #expect(outcome.status == 130)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `an altered head is refused with what mends it`() async throws {
    let (folder, assets) = (try newFolder(), try TestPaths.temporaryFolder())
    let place = assets.appending(component: "makehuman")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data("no head".utf8).write(to: place.appending(component: "head.bin"))
    let outcome = try await Mien.shell(
      "MIEN_ASSETS=\"$1\" \"$0\" dataset synthesize --video --output \"$2\"", assets.path,
      folder.path)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("head.bin") && outcome.errors.contains("script/bootstrap"))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `a folder with something in it is refused and left alone`() async throws {
    let folder = try TestPaths.temporaryFolder()
    try Data("mine".utf8).write(to: folder.appending(component: "note.txt"))
    let outcome = try await Mien.run(synthesize(folder))
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("not empty") && outcome.errors.contains("hint: "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["note.txt"])
  }

  @Test(arguments: [
    (["--people", "0"], "people"), (["--people", "99"], "people"), (["--seconds", "0"], "seconds"),
    (["--seconds", "nan"], "seconds"), (["--frame-rate", "1000"], "frame-rate"),
    (["--size", "640"], "size"), (["--size", "8x8"], "width"), (["--count", "0"], "count"),
    (["--identities", "3"], "identities"), (["--sheet", "a.png"], "sheet"),
    (["--classes", "hungry"], "hungry"),
  ])
  func `bad input is named, and nothing is rendered`(
    more: [String], word: String
  ) async throws {
    let folder = try newFolder()
    let outcome = try await Mien.run(synthesize(folder, more))
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.errors.contains(word), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `what belongs to videos is refused without --video`() async throws {
    let outcome = try await Mien.run(
      "dataset", "synthesize", "--seconds", "3", "--output", try newFolder().path)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--seconds belongs to videos"))
  }
}
