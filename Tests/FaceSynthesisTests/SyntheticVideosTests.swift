import Emotions
import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

@testable import FaceSynthesis

@Suite struct SyntheticVideosTests {
  private func videos(
    seconds: Double = 0.5, count: Int = 1, people: Int = 2
  ) throws -> SyntheticVideos {
    var configuration = SyntheticVideos.Configuration()
    configuration.scene = .init(people: people, seconds: seconds, width: 128, height: 96, seed: 3)
    configuration.scene.framesPerSecond = 12.5
    configuration.count = count
    return try SyntheticVideos(configuration, Stage.synthesizer.get())
  }

  /// The lines after the header.
  private func truths(in folder: URL) throws -> [SyntheticVideoTruth] {
    try String(contentsOf: folder.appending(component: "truth.jsonl"), encoding: .utf8)
      .split(separator: "\n").dropFirst()
      .map { try JSONDecoder().decode(SyntheticVideoTruth.self, from: Data($0.utf8)) }
  }

  @Test func `A folder holds videos and a line of truth per frame and person`() async throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let rendering = try videos(seconds: 1, count: 2)
    try await rendering.write(to: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["0000.mp4", "0001.mp4", "truth.jsonl"])
    let truths = try truths(in: folder)
    #expect(truths.count == 2 * 13 * 2)
    #expect(Set(truths.map(\.subject)) == ["p0000", "p0001", "p0002", "p0003"])
    let reader = try VideoReader(contentsOf: folder.appending(component: "0001.mp4"))
    #expect(reader.information.width == 128 && reader.information.height == 96)
    let scene = try rendering.scene(1)
    var times: [Double] = []
    while let frame = try reader.next() {
      times.append(frame.timestamp)
      // The picture is the scene's, but for what compression takes.
      let drawn = scene.frame(at: frame.index).frame.image
      let off = zip(frame.image.pixels, drawn.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
      #expect(Double(off) / Double(drawn.pixels.count) < 8)
    }
    let first = truths.filter { $0.path == "0001.mp4" && $0.person == 0 }
    #expect(times.count == first.count)
    #expect(zip(times, first).allSatisfy { abs($0 - $1.timestamp) < 1e-3 })
    #expect(first.allSatisfy { $0.landmarks.nose.x < 64 })
  }

  @Test func `A cancelled rendering leaves nothing behind`() async throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appending(component: "videos")
    let rendering = try videos(seconds: 600)
    let (steps, continuation) = AsyncStream.makeStream(of: Int.self)
    let task = Task {
      defer { continuation.finish() }
      try await rendering.write(to: output) { continuation.yield($0) }
    }
    var last = 0
    for await done in steps {
      if last == 0 { #expect(FileManager.default.fileExists(atPath: output.path)) }
      last = done
      task.cancel()
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(last > 0 && last < rendering.frameCount)
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test func `A folder with something in it is refused and left alone`() async throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("mine".utf8).write(to: folder.appending(component: "note.txt"))
    let rendering = try videos()
    await #expect(throws: FaceSynthesisError.outputNotEmpty(path: folder.path)) {
      try await rendering.write(to: folder)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["note.txt"])
  }

  @Test(arguments: ["count", "people", "seconds", "frame-rate", "width", "height", "emotions"])
  func `Impossible parameters are named`(name: String) throws {
    var configuration = SyntheticVideos.Configuration()
    switch name {
    case "count": configuration.count = 0
    case "people": configuration.scene.people = 7
    case "seconds": configuration.scene.seconds = .nan
    case "frame-rate": configuration.scene.framesPerSecond = 0
    case "width": configuration.scene.width = 1
    case "height": configuration.scene.height = 100_000
    default: configuration.scene.emotions = []
    }
    do {
      _ = try SyntheticVideos(configuration, Stage.synthesizer.get())
      Issue.record("\(name) was taken")
    } catch FaceSynthesisError.parameter(let found, _, _) {
      #expect(found == name)
    }
  }
}
