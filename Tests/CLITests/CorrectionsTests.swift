import Datasets
import Emotions
import Foundation
import TestSupport
import Testing

/// `--corrections`: what is corrected is learned and judged so.
@Suite struct CorrectionsTests {
  private let data: URL
  private let file: URL

  init() throws {
    data = try TinyDataset.make()
    file = try TestPaths.temporaryFolder().appending(component: "corrections.json")
    var corrections = DatasetCorrections(of: try DatasetImporter.dataset(at: data.path))
    corrections.labels["happy/p0__0.png"] = .sad
    corrections.excluded = ["surprise/p1__1.png", "gone.png"]
    try corrections.write(to: file)
  }

  @Test func `training learns and judges what is corrected, and the run says so`() async throws {
    let run = try TestPaths.temporaryFolder().appending(component: "run")
    let outcome = try await Mien.run(
      "train", "--data", data.path, "--corrections", file.path, "--protocol", "random",
      "--epochs", "1", "--output", run.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("1 pictures that are not there: gone.png"))
    let lists = try ["train", "validation"].map {
      try String(contentsOf: run.appending(path: "splits/\($0).csv"), encoding: .utf8)
    }.joined()
    #expect(lists.contains("happy/p0__0.png,sad"))
    #expect(!lists.contains("surprise/p1__1.png"))
    let configuration = try String(
      contentsOf: run.appending(component: "configuration.yaml"), encoding: .utf8)
    #expect(configuration.contains(file.path))
  }

  @Test func `a model is judged on what is corrected`() async throws {
    let outcome = try await Mien.run(
      "evaluate", "--data", data.path, "--corrections", file.path, "--quiet", "--json")
    #expect(outcome.status == 0 && outcome.output.contains(#""count" : 35"#), "\(outcome.errors)")
  }

  @Test func `corrections of other data are refused`() async throws {
    let other = try TinyDataset.make(people: 2)
    let outcome = try await Mien.run(
      "evaluate", "--data", other.path, "--corrections", file.path, "--quiet")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(file.path) && outcome.errors.contains("hint: give that data"))
  }
}
