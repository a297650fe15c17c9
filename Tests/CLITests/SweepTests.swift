import Foundation
import TestSupport
import Testing

/// `mien evaluate --sweep` and extra training data, with a network that has learnt stripes.
@Suite(.serialized) struct SweepTests {
  private func model(_ more: [String] = []) async throws -> String {
    let run = try TestPaths.temporaryFolder().appending(component: "run")
    let outcome = try await Mien.run(
      [
        "train", "--data", try TinyDataset.make().path, "--protocol", "random", "--epochs", "1",
        "--architecture", "cnn", "--quiet", "--output", run.path,
      ] + more)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return run.appending(component: "weights.safetensors").path
  }

  @Test func `a sweep leaves figures and JSON, and a seed gives the same numbers`() async throws {
    let model = try await model()
    let folder = try TestPaths.temporaryFolder().appending(component: "sweep")
    let arguments = [
      "evaluate", "--model", model, "--sweep", "size", "--people", "2", "--json", "--quiet",
    ]
    let first = try await Mien.run(arguments + ["--output", folder.path])
    #expect(first.status == 0 && first.errors.isEmpty, "\(first.errors)")
    for name in ["sweep.json", "sweep.html", "sweep-size.png", "sweep-size.svg"] {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: name).path), "\(name)")
    }
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    // Stripes are of three expressions: the model's own classes are rendered, no others.
    #expect(document["labels"] as? [String] == ["happy", "sad", "surprise"])
    #expect(document["people"] as? [Int] == [10_000_000_000, 10_000_000_001])
    let curves = try #require(document["curves"] as? [[String: Any]])
    let points = try #require(curves.first?["points"] as? [[String: Any]])
    #expect(points.allSatisfy { $0["clips"] as? Int == 6 && $0["faces"] as? Int == 6 })
    let found = points.compactMap { $0["found"] as? Int }
    #expect(found[0] < 6 && found[found.count - 1] == 6, "\(found)")  // 12 and 96 pixels
    let second = try await Mien.run(arguments)
    #expect(second.output == first.output)
    let others = try await Mien.run(arguments + ["--seed", "1"])
    #expect(others.output != first.output)
  }

  @Test(arguments: [
    (["--sweep", "smell"], 64, "smell"),
    (["--sweep", "yaw", "--data", "faces"], 64, "--data"),
    (["--people", "3"], 64, "--sweep"),
    (["--sweep", "yaw", "--people", "1"], 64, "--people"),
    (["--sweep", "yaw", "--classes", "fear,happy"], 65, "fear"),
    (["--average-frames", "0"], 64, "--average-frames"),
    (["--sweep", "yaw", "--output", "/proc/mien"], 73, "/proc/mien"),
  ])
  func `bad input is named before anything is rendered`(
    more: [String], status: Int, word: String
  ) async throws {
    let outcome = try await Mien.run(["evaluate", "--model", try await model()] + more)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(word), "\(outcome.errors)")
  }

  @Test func `frames that are read alone are averaged over their clip`() async throws {
    let folder = try TestPaths.temporaryFolder().appending(component: "clips")
    let made = try await Mien.run(
      "dataset", "synthesize", "--identities", "2", "--frames", "4", "--side", "48", "--classes",
      "happy,sad", "--quiet", "--output", folder.path)
    #expect(made.status == 0, "\(made.errors)")
    let arguments = [
      "evaluate", "--model", try await model(), "--data", folder.path, "--crop", "tight",
      "--json", "--quiet", "--peak-frames", "4",
    ]
    let frames = try await Mien.run(arguments)
    let clips = try await Mien.run(arguments + ["--average-frames", "4"])
    #expect(frames.output.contains("\"count\" : 16"), "\(frames.output)\(frames.errors)")
    #expect(clips.output.contains("\"count\" : 4"), "\(clips.output)\(clips.errors)")
  }

  @Test func `extra data train and are not judged, and people on both sides are refused`()
    async throws
  {
    let set = { (seed: Int, frames: Int) -> String in
      let folder = try TestPaths.temporaryFolder().appending(component: "s\(seed)-\(frames)").path
      let made = try await Mien.run(
        "dataset", "synthesize", "--identities", "2", "--frames", "\(frames)", "--side", "48",
        "--classes", "happy,sad,fear", "--seed", "\(seed)", "--quiet", "--output", folder)
      #expect(made.status == 0, "\(made.errors)")
      return folder
    }
    let crossval = { (judged: String, extra: String) in
      [
        "crossval", "--data", judged, "--extra-data", extra, "--crop", "tight", "--folds", "2",
        "--epochs", "1", "--architecture", "cnn", "--output",
        try TestPaths.temporaryFolder().appending(component: "run").path,
      ]
    }
    let judged = try await set(5, 1)
    let mixed = try await Mien.run(crossval(judged, set(6, 1)))
    #expect(mixed.status == 0, "\(mixed.errors)")
    #expect(
      mixed.output.contains("6 of 6 clips of s5-1, pooled over 2 folds held out"),
      "\(mixed.output)")
    #expect(mixed.output.contains("6 clips of s6-1 (2 other people) train too, never judged"))
    // The same seed has the same people, in however many frames.
    let refused = try await Mien.run(crossval(judged, set(5, 2)))
    #expect(refused.status == 65)
    #expect(refused.errors.contains("seed-5-p0000"), "\(refused.errors)")
  }
}
