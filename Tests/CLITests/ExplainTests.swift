import EmotionModel
import Emotions
import Foundation
import Imaging
import MediaIO
import Networks
import TestSupport
import Testing

/// `mien explain` and `mien evaluate --corruptions`, with the weights that ship.
@Suite(.serialized) struct ExplainTests {
  let astronaut = TestPaths.root.appending(path: ".deps/pictures/astronaut.png").path

  private func explanations(in folder: URL) throws -> [[String: Any]] {
    let data = try Data(contentsOf: folder.appending(component: "explanations.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  @Test func `a photograph's face is explained for its answer, or for what is asked`()
    async throws
  {
    let output = try TestPaths.temporaryFolder().appending(component: "out")
    let outcome = try await Mien.run(
      "explain", astronaut, "--emotion", "sad", "--emotion", "joy", "--output", output.path,
      "--quiet")
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    let explained = try explanations(in: output)
    #expect(explained.map { $0["emotion"] as? String } == ["sad", "happy"])
    for name in [
      "explanations.html", "faces/astronaut-face-0-sad.png",
      "overlays/astronaut-face-0-happy-grad-cam.png",
      "overlays/astronaut-face-0-happy-occlusion.png",
    ] {
      #expect(FileManager.default.fileExists(atPath: output.appending(path: name).path), "\(name)")
    }
    let box = try #require(explained[0]["box"] as? [String: Double])
    #expect((150...200).contains(try #require(box["x"])))
    let overlay = try ImageReader().read(
      contentsOf: output.appending(path: "overlays/astronaut-face-0-happy-grad-cam.png"))
    #expect(overlay.width == 512 && overlay.height == 512)
  }

  @Test func `pictures of one face are one clip, and a picture without a face is left out`()
    async throws
  {
    let folder = try TestPaths.temporaryFolder()
    for name in ["a.png", "b.png"] {
      try FileManager.default.copyItem(
        atPath: astronaut, toPath: folder.appending(component: name).path)
    }
    let wall = folder.appending(component: "c.png")
    try ImageWriter().write(
      Image(width: 90, height: 90, channels: .rgb, filledWith: 90), to: wall)
    let output = folder.appending(component: "out")
    let outcome = try await Mien.run("explain", folder.path, "--clip", "-o", output.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("c.png: no face found"))
    let explained = try explanations(in: output)
    #expect(explained.count == 1)
    #expect((explained[0]["grad_cam"] as? [Any])?.count == 2)
    #expect((explained[0]["contributions"] as? [[Double]])?.map(\.count) == [6, 6])
  }

  @Test func `a data set's misjudged faces are explained for the answer and the truth`()
    async throws
  {
    let output = try TestPaths.temporaryFolder().appending(component: "out")
    let outcome = try await Mien.run(
      "explain", "--data", try TinyDataset.make(people: 1).path, "--crop", "tight", "--wrong",
      "--limit", "2", "-o", output.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let explained = try explanations(in: output)
    #expect(explained.count == 4)
    #expect(explained[0]["emotion"] as? String == explained[0]["answer"] as? String)
    #expect(explained[1]["emotion"] as? String == explained[1]["label"] as? String)
  }

  @Test func `a photograph without a face has nothing to explain`() async throws {
    let wall = try TestPaths.temporaryFolder().appending(component: "wall.png")
    try ImageWriter().write(
      Image(width: 200, height: 150, channels: .rgb, filledWith: 90), to: wall)
    let outcome = try await Mien.run(
      "explain", wall.path, "-o", wall.deletingLastPathComponent().path)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("error: no face found in \(wall.path)"), "\(outcome.errors)")
    #expect(outcome.errors.contains("hint: "))
  }

  @Test func `a broken photograph is reported, and the rest are explained`() async throws {
    let folder = try TestPaths.temporaryFolder()
    let outcome = try await Mien.run(
      "explain", "/nowhere/photo.jpg", astronaut, "-o", folder.path)
    #expect(outcome.status == 66 && outcome.errors.contains("/nowhere/photo.jpg"))
    #expect(try explanations(in: folder).count == 1)
  }

  @Test(arguments: [
    (["/nowhere/photo.jpg"], 66, "/nowhere/photo.jpg"),
    ([".deps/pictures/astronaut.png", "--emotion", "hungry"], 64, "hungry"),
    ([".deps/pictures/astronaut.png", "--emotion", "contempt"], 65, "contempt"),
    ([".deps/pictures/astronaut.png", "--model", "/nowhere/w.safetensors"], 66, "/nowhere"),
    ([".deps/pictures/astronaut.png", "--wrong"], 64, "--data"),
    (["--data", "faces"], 64, "--wrong"),
    ([], 64, "--data"),
    (["--data", "faces", "--wrong", "--clip"], 64, "--clip"),
  ])
  func `a wrong call is named`(arguments: [String], status: Int, word: String) async throws {
    let folder = try TestPaths.temporaryFolder()
    let outcome = try await Mien.run(["explain", "-o", folder.path] + arguments)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(word), "\(outcome.errors)")
  }

  @Test func `a model without feature maps can't be explained, and says so`() async throws {
    let specification = NetworkSpecification(
      name: "no-maps", inputChannels: 1, trunk: [.flattenTransposed],
      heads: [
        .init(
          name: "logits",
          layers: [.dense(name: "classifier", inputFeatures: 2304, outputFeatures: 2)])
      ])
    let model = try TestPaths.temporaryFolder().appending(component: "weights.safetensors")
    try EmotionModelFile(
      description: EmotionModelDescription(
        specification: specification, labels: [.happy, .sad], clipLength: 1,
        trainingData: .init(datasets: [], protocol: "none", splitHashes: [:], seed: 0),
        licence: "none"),
      weights: specification.patternedWeights
    ).write(to: model)
    let outcome = try await Mien.run(
      "explain", astronaut, "--model", model.path, "-o", model.deletingLastPathComponent().path)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("no-maps") && outcome.errors.contains("hint: "))
  }

  @Test func `spoilt faces leave tables, figures and a page, and a seed gives the same numbers`()
    async throws
  {
    let data = try TinyDataset.make(people: 1, perPerson: 1).path
    let folder = try TestPaths.temporaryFolder().appending(component: "out")
    let arguments = [
      "evaluate", "--corruptions", "--data", data, "--crop", "tight", "--faces", "1", "--json",
      "--quiet", "--seed", "3",
    ]
    let first = try await Mien.run(arguments + ["--output", folder.path])
    #expect(first.status == 0 && first.errors.isEmpty, "\(first.errors)")
    for name in [
      "corruptions.json", "corruptions.csv", "corruptions.html", "corruptions.png",
      "corruption-jitter.svg", "corruption-faces.png",
    ] {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: name).path), "\(name)")
    }
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    let robustness = try #require(document["robustness"] as? [String: Any])
    let curves = try #require(robustness["curves"] as? [[String: Any]])
    #expect(curves.count == 26)
    #expect(curves.allSatisfy { ($0["points"] as? [Any])?.count == 5 })
    #expect((robustness["flip_rates"] as? [Any])?.count == 10)
    let second = try await Mien.run(arguments)
    #expect(second.output == first.output)
  }

  @Test(arguments: [
    (["--faces", "3", "--data", "faces"], "--corruptions"),
    (["--corruptions", "--sweep", "yaw"], "--sweep"),
    (["--corruptions", "--data", "faces", "--tta", "flip"], "--tta"),
    (["--corruptions", "--data", "faces", "--faces", "0"], "--faces"),
    (["--corruptions"], "--data"),
  ])
  func `a wrong call for spoilt faces is named`(more: [String], word: String) async throws {
    let outcome = try await Mien.run(["evaluate"] + more)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.errors.contains(word), "\(outcome.errors)")
  }
}
