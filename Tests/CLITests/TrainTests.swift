import Foundation
import TestSupport
import Testing

/// Training through the program, on a data set of stripes that a network learns at once.
@Suite(.serialized) struct TrainTests {
  private func train(_ data: URL, to output: URL, _ more: [String] = []) -> [String] {
    [
      "train", "--data", data.path, "--protocol", "random", "--seed", "3", "--epochs", "2",
      "--output", output.path,
    ] + more
  }

  private func runFolder() throws -> URL {
    try TestPaths.temporaryFolder().appending(component: "run")
  }

  @Test func `a run leaves configuration, splits, metrics, weights and pictures`() async throws {
    let (data, run) = (try TinyDataset.make(), try runFolder())
    let outcome = try await Mien.run(train(data, to: run))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let files = [
      "configuration.yaml", "splits/train.csv", "splits/validation.csv", "metrics.jsonl",
      "weights.safetensors", "checkpoint.safetensors", "evaluation.json", "report.html",
      "curves.png", "curves.svg", "samples.png", "confusion.png",
    ]
    for name in files {
      #expect(FileManager.default.fileExists(atPath: run.appending(path: name).path), "\(name)")
    }
    let lines = try String(contentsOf: run.appending(component: "metrics.jsonl"), encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.count == 2)
    let first = try #require(
      JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(
      Set(first.keys) == [
        "epoch", "train_loss", "train_accuracy", "validation_loss", "validation_accuracy",
        "learning_rate", "seconds",
      ])
    #expect(outcome.output.contains("leaky"))
  }

  @Test func `the same seed gives the same curve, and quiet is silent`() async throws {
    let data = try TinyDataset.make()
    var curves: [[String]] = []
    for _ in 0..<2 {
      let run = try runFolder()
      let outcome = try await Mien.run(train(data, to: run, ["--quiet"]))
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
      let metrics = run.appending(component: "metrics.jsonl")
      curves.append(
        try String(contentsOf: metrics, encoding: .utf8).split(separator: "\n").map {
          String($0.split(separator: ",").filter { !$0.contains("seconds") }.joined(separator: ","))
        })
    }
    #expect(curves[0] == curves[1])
  }

  @Test func `an interrupted run says so, and resumes`() async throws {
    let (data, run) = (try TinyDataset.make(), try runFolder())
    let arguments = train(data, to: run, ["--epochs", "40", "--quiet"])
    let interrupted = try await Mien.interrupt(
      arguments, onceThereIs: run.appending(component: "checkpoint.safetensors"))
    #expect(interrupted.status == 130)
    #expect(!FileManager.default.fileExists(atPath: run.appending(path: "report.html").path))
    let other = try await Mien.run("train", "--resume", "--output", run.path, "--epochs", "9")
    #expect(other.status == 65 && other.errors.contains("epochs"), "\(other.errors)")
    let resumed = try await Mien.run(arguments + ["--resume"])
    #expect(resumed.status == 0, "\(resumed.errors)")
    let metrics = try String(
      contentsOf: run.appending(component: "metrics.jsonl"), encoding: .utf8)
    #expect(metrics.split(separator: "\n").count == 40)
    #expect(FileManager.default.fileExists(atPath: run.appending(path: "report.html").path))
  }

  @Test func `a trained model is judged, and reads photographs`() async throws {
    let (data, run) = (try TinyDataset.make(), try runFolder())
    #expect(try await Mien.run(train(data, to: run, ["--quiet"])).status == 0)
    let model = run.appending(component: "weights.safetensors").path
    let evaluated = try await Mien.run(
      "evaluate", "--model", model, "--data", data.path, "--json", "--quiet")
    #expect(evaluated.status == 0, "\(evaluated.errors)")
    #expect(evaluated.output.contains("\"accuracy\"") && evaluated.output.contains("macro_f1"))
    let photo = TestPaths.root.appending(path: ".deps/pictures/astronaut.png").path
    let analyzed = try await Mien.run("analyze", photo, "--model", model, "--csv")
    #expect(analyzed.status == 0, "\(analyzed.errors)")
    #expect(analyzed.output.contains("happy,sad,surprise,emotion,confidence,uncertain"))
  }

  @Test func `a trained model is calibrated, and judged over several views`() async throws {
    let (data, run) = (try TinyDataset.make(), try runFolder())
    #expect(try await Mien.run(train(data, to: run, ["--quiet"])).status == 0)
    let model = run.appending(component: "weights.safetensors").path
    let calibrated = run.appending(component: "calibrated.safetensors").path
    let outcome = try await Mien.run(
      "model", "calibrate", model, "--data", data.path, "--risk", "1", "--output", calibrated)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("temperature") && outcome.output.contains("100.0 % answered"))
    let info = try await Mien.run("model", "info", calibrated)
    #expect(info.output.contains("uncertain      below"))
    let evaluated = try await Mien.run(
      "evaluate", "--model", calibrated, "--data", data.path, "--tta", "flip", "--quiet", "--json")
    #expect(evaluated.status == 0 && evaluated.output.contains("test-time augmentation flip"))
    let part = try await Mien.run(
      "evaluate", "--model", calibrated, "--data", data.path, "--part", "validation")
    #expect(part.status == 65 && part.errors.contains("validation part"), "\(part.errors)")
  }

  @Test func `a run folder is never overwritten`() async throws {
    let (data, run) = (try TinyDataset.make(), try runFolder())
    #expect(try await Mien.run(train(data, to: run, ["--quiet"])).status == 0)
    let weights = try Data(contentsOf: run.appending(component: "weights.safetensors"))
    let again = try await Mien.run(train(data, to: run))
    #expect(again.status != 0 && again.errors.contains("hint: "))
    #expect(try Data(contentsOf: run.appending(component: "weights.safetensors")) == weights)
  }

  @Test func `weights cut in half are refused`() async throws {
    let half = try TestPaths.temporaryFolder().appending(component: "half.safetensors")
    try Data(repeating: 7, count: 1000).write(to: half)
    let photo = TestPaths.root.appending(path: ".deps/pictures/astronaut.png").path
    let outcome = try await Mien.run("analyze", photo, "--model", half.path)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("half.safetensors") && outcome.errors.contains("hint: "))
  }

  @Test(arguments: [
    (["--classes", "happy,contempt"], "contempt"),
    (["--classes", "happy"], "happy"),
    (["--protocol", "guess"], "protocol"),
  ])
  func `data that can't train are refused`(more: [String], word: String) async throws {
    let outcome = try await Mien.run(train(try TinyDataset.make(), to: try runFolder(), more))
    #expect([64, 65].contains(outcome.status), "\(outcome.errors)")
    #expect(outcome.errors.contains(word))
  }

  @Test func `one subject is too few for a protocol by subjects`() async throws {
    let data = try TinyDataset.make(people: 1)
    let outcome = try await Mien.run(
      "crossval", "--data", data.path, "--protocol", "subject-kfold", "--folds", "2", "--output",
      try runFolder().path)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("subject") && outcome.errors.contains("hint: "))
  }
}
