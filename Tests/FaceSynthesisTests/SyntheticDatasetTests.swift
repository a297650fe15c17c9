import Datasets
import Emotions
import Foundation
import Imaging
import TestSupport
import Testing

@testable import FaceSynthesis

@Suite struct SyntheticDatasetTests {
  private func configuration() -> SyntheticDataset.Configuration {
    var configuration = SyntheticDataset.Configuration()
    configuration.identities = 1
    configuration.frames = 3
    configuration.side = 48
    configuration.emotions = [.happy, .neutral]
    configuration.jobs = 1
    return configuration
  }

  @Test func `The importer reads what was written, with subjects and sequences`() async throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let writer = try SyntheticDataset(configuration(), Stage.synthesizer.get())
    try await writer.write(to: folder) { #expect($0 == 2) }
    let dataset = try DatasetImporter.dataset(
      at: folder.path, policies: DatasetPolicies(peakFrames: 2, neutralFromFirstFrame: true))
    #expect(dataset.kind == .synthetic)
    let person = "seed-\(configuration().seed)-p0000"
    #expect(dataset.subjects == [person])
    #expect(dataset.sequences == ["\(person)_happy_01", "\(person)_neutral_01"])
    #expect(dataset.classCounts == [.happy: 2, .neutral: 4])
    #expect(dataset.unreadable.isEmpty)
    let truths = try String(contentsOf: folder.appending(component: "truth.jsonl"), encoding: .utf8)
      .split(separator: "\n").dropFirst()
      .map { try JSONDecoder().decode(SyntheticTruth.self, from: Data($0.utf8)) }
    #expect(truths.count == 6)
    let happy = truths.filter { $0.emotion == .happy }.map(\.intensity)
    #expect(happy[0] == 0 && happy[2] > 0.69)
    #expect(happy == happy.sorted())
  }

  @Test func `A folder with something in it is refused and left alone`() async throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let note = folder.appending(component: "note.txt")
    try Data("mine".utf8).write(to: note)
    let writer = try SyntheticDataset(configuration(), Stage.synthesizer.get())
    await #expect(throws: FaceSynthesisError.outputNotEmpty(path: folder.path)) {
      try await writer.write(to: folder)
    }
    #expect(FileManager.default.fileExists(atPath: note.path))
  }

  @Test func `A cancelled run leaves nothing behind`() async throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appending(component: "set")
    let writer = try SyntheticDataset(configuration(), Stage.synthesizer.get())
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await writer.write(to: output)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test func `A run that is cancelled half-way leaves nothing behind`() async throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appending(component: "set")
    var configuration = configuration()
    configuration.identities = 500
    let writer = try SyntheticDataset(configuration, Stage.synthesizer.get())
    let (steps, continuation) = AsyncStream.makeStream(of: Int.self)
    let task = Task {
      defer { continuation.finish() }
      try await writer.write(to: output) { continuation.yield($0) }
    }
    var last = 0
    for await done in steps {
      if last == 0 { #expect(FileManager.default.fileExists(atPath: output.path)) }
      last = done
      task.cancel()
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(last > 0 && last < writer.clipCount)
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test(arguments: [
    "identities", "frames", "side", "clips-per-emotion", "emotions", "yaw", "blur",
  ])
  func `Impossible parameters are named`(name: String) throws {
    var configuration = configuration()
    switch name {
    case "identities": configuration.identities = 0
    case "frames": configuration.frames = 0
    case "side": configuration.side = 8
    case "clips-per-emotion": configuration.clipsPerEmotion = 100
    case "emotions": configuration.emotions = []
    case "yaw": configuration.conditions.yaw = 0...120
    default: configuration.conditions.blur = -1...0
    }
    do {
      _ = try SyntheticDataset(configuration, Stage.synthesizer.get())
      Issue.record("\(name) was taken")
    } catch FaceSynthesisError.parameter(let found, _, _) {
      #expect(found == name)
    }
  }

  @Test func `A scene with impossible parameters is refused`() throws {
    #expect(throws: FaceSynthesisError.self) {
      try SyntheticScene(.init(people: 0, seconds: 1), Stage.synthesizer.get())
    }
  }

  @Test(arguments: [
    FaceSynthesisError.alteredAsset(path: "a/b"),
    .parameter(name: "yaw", value: "200", allowed: "within 0…1"), .outputNotEmpty(path: "a/b"),
    .notWritable(path: "a/b", reason: "no space"),
  ])
  func `Every error says what happened and what to do`(error: FaceSynthesisError) throws {
    #expect(try #require(error.errorDescription).count > 20)
    #expect(try #require(error.recoverySuggestion).count > 20)
  }
}
