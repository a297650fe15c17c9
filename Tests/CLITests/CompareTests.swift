import Foundation
import TestSupport
import Testing

/// The comparison through the program, on a data set of stripes that everything learns at once.
@Suite(.serialized) struct CompareTests {
  private func compare(_ data: URL, to output: URL, _ more: [String] = []) -> [String] {
    [
      "compare", "--data", data.path, "--protocol", "subject-kfold", "--folds", "2", "--epochs",
      "1", "--output", output.path,
    ] + more
  }

  private func outputFolder() throws -> URL {
    try TestPaths.temporaryFolder().appending(component: "compared")
  }

  private func document(in folder: URL) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appending(component: "compare.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `all architectures are judged on the same clips, and the table says so`() async throws
  {
    let (data, output) = (try TinyDataset.make(people: 6), try outputFolder())
    let outcome = try await Mien.run(compare(data, to: output))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let names = ["hog-svm", "cnn", "cnn-lstm", "cnn-bilstm", "cnn-bilstm-attention", "fusion"]
    let json = try document(in: output)
    let models = try #require(json["models"] as? [[String: Any]])
    #expect(models.map { $0["name"] as? String } == names)
    for model in models {
      let summary = try #require(model["summary"] as? [String: Any])
      #expect(summary["count"] as? Int == 54)
      let cost = try #require(model["cost"] as? [String: Any])
      for key in ["parameters", "multiply_adds", "milliseconds_per_clip", "training_seconds"] {
        #expect(try #require(cost[key] as? Double) > 0, "\(key)")
      }
    }
    #expect((json["pairs"] as? [Any])?.count == 15)
    #expect((json["folds"] as? [Any])?.count == 2)
    for name in names { #expect(outcome.output.contains(name)) }
    #expect(outcome.output.contains("near-duplicates:"))
    #expect(outcome.output.contains("its accuracy less that of cnn is"))
    for file in ["compare.csv", "comparison.png", "report.html", "near-duplicates.csv"] {
      #expect(FileManager.default.fileExists(atPath: output.appending(path: file).path), "\(file)")
    }
    // Stripes of a direction are what histograms of directions tell best.
    let svm = try #require(models[0]["summary"] as? [String: Any])
    #expect(try #require(svm["accuracy"] as? Double) > 0.9)
  }

  @Test func `an interrupted comparison goes on without repeating what is finished`() async throws {
    let (data, output) = (try TinyDataset.make(people: 6), try outputFolder())
    let arguments = compare(data, to: output, ["--architectures", "hog-svm,cnn", "--epochs", "20"])
    let finished = output.appending(path: "hog-svm/seed-1/fold-2/baseline.json")
    let interrupted = try await Mien.interrupt(
      arguments,
      onceThereIs: output.appending(path: "cnn/seed-1/fold-1/checkpoint.safetensors"))
    #expect(interrupted.status == 130, "\(interrupted.errors)")
    #expect(interrupted.output.contains("--resume"))
    #expect(!FileManager.default.fileExists(atPath: output.appending(path: "report.html").path))
    let before = try FileManager.default.attributesOfItem(atPath: finished.path)
    let refused = try await Mien.run(arguments)
    #expect(refused.status == 73 && refused.errors.contains("--resume"), "\(refused.errors)")
    let resumed = try await Mien.run(arguments + ["--resume"])
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output.contains("fold-1 was finished before"))
    let after = try FileManager.default.attributesOfItem(atPath: finished.path)
    #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
    // Further architectures join the same folder.
    let more = try await Mien.run(
      compare(data, to: output, ["--architectures", "hog-svm,cnn,fusion", "--epochs", "20"])
        + ["--resume", "--quiet"])
    #expect(more.status == 0 && more.output.isEmpty, "\(more.errors)")
    #expect((try document(in: output)["models"] as? [Any])?.count == 3)
  }

  @Test func `folds that were changed on the disk are refused`() async throws {
    let (data, output) = (try TinyDataset.make(people: 6), try outputFolder())
    let arguments = compare(data, to: output, ["--architectures", "hog-svm", "--quiet"])
    #expect(try await Mien.run(arguments).status == 0)
    let list = output.appending(path: "hog-svm/seed-1/fold-1/splits/test.csv")
    try Data("id,label,subject,sequence,sha256\r\n".utf8).write(to: list)
    let outcome = try await Mien.run(arguments + ["--resume"])
    #expect(outcome.status == 65 && outcome.errors.contains("test.csv"), "\(outcome.errors)")
  }

  @Test(arguments: [
    (["--architectures", "cnn,transformer"], "transformer"),
    (["--architectures", "cnn,cnn"], "twice"),
    (["--architectures", ""], "hog-svm"),
    (["--architecture", "cnn"], "--architectures"),
    (["--seeds", "0"], "--seeds"),
    (["--init", "weights.safetensors"], "which architecture"),
    (["--init", "hog-svm=weights.safetensors"], "no network"),
  ])
  func `what can't be compared is refused before anything is read`(more: [String], word: String)
    async throws
  {
    let nowhere = URL(filePath: "/nowhere")
    let outcome = try await Mien.run(compare(nowhere, to: try outputFolder(), more))
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.errors.contains(word), "\(outcome.errors)")
  }

  @Test(arguments: ["train", "crossval"])
  func `a system without a network is sent to compare`(command: String) async throws {
    let outcome = try await Mien.run(
      command, "--data", "/nowhere", "--architecture", "hog-svm", "--output", "/nowhere/run")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("mien compare --architectures hog-svm"), "\(outcome.errors)")
  }

  @Test func `a leaky protocol is marked, and triples are compared as clips`() async throws {
    let (data, output) = (try TinyDataset.make(), try outputFolder())
    let outcome = try await Mien.run([
      "compare", "--data", data.path, "--protocol", "random", "--architectures", "hog-svm,cnn",
      "--epochs", "1", "--clip-length", "3", "--output", output.path,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("random (leaky)"))
    #expect(try document(in: output)["clip_length"] as? Int == 3)
  }

  @Test func `crossval counts near-duplicates and lists them`() async throws {
    let (data, output) = (try TinyDataset.make(), try outputFolder())
    let outcome = try await Mien.run([
      "crossval", "--data", data.path, "--protocol", "subject-kfold", "--folds", "2", "--epochs",
      "1", "--output", output.path,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let line = try #require(
      outcome.output.split(separator: "\n").first { $0.hasPrefix("near-dup") })
    // Stripes of one direction with a shift of eight pixels are the same again.
    #expect(line.contains(" of 36 held-out clips"), "\(line)")
    let record = try #require(
      JSONSerialization.jsonObject(
        with: Data(contentsOf: output.appending(component: "crossval.json"))) as? [String: Any])
    let seed = try #require((record["seeds"] as? [[String: Any]])?.first)
    let folds = try #require(seed["folds"] as? [[String: Any]])
    #expect(folds.count == 2 && seed["inner_selected"] != nil && seed["last_epoch"] != nil)
    let counts = folds.compactMap { $0["near_duplicates_in_training"] as? Int }
    #expect(line.contains(" \(counts.reduce(0, +)) of 36"), "\(line) \(counts)")
    #expect(folds.allSatisfy { ($0["hashes"] as? [String: String])?.count == 3 })
    let pairs = try String(
      contentsOf: output.appending(component: "near-duplicates.csv"), encoding: .utf8)
    let held = Set(pairs.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",")[1] })
    #expect(held.count == counts.reduce(0, +) && !held.isEmpty)
    let page = try String(contentsOf: output.appending(component: "report.html"), encoding: .utf8)
    #expect(page.contains("asserted to share no person") && page.contains("near-duplicates"))
  }
}
