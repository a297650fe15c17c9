import Emotions
import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct DatasetCorrectionsTests {
  private let dataset: Dataset
  private let file: URL

  init() throws {
    dataset = try DatasetImporter.dataset(at: TinyDataset.make().path)
    file = try TestPaths.temporaryFolder().appending(component: "corrections.json")
  }

  private func corrections() -> DatasetCorrections {
    var corrections = DatasetCorrections(of: dataset)
    corrections.labels["happy/p0__0.png"] = .sad
    corrections.excluded = ["sad/p1__1.png", "happy/p0__1.png"]
    return corrections
  }

  @Test func `Labels are corrected and pictures left out; the others stay as they are`() {
    let corrected = dataset.corrected(by: corrections())
    #expect(corrected.pictures.count == dataset.pictures.count - 2)
    #expect(corrected.classCounts == [.happy: 10, .sad: 12, .surprise: 12])
    #expect(corrected.pictures.first { $0.path == "happy/p0__0.png" }?.label == .sad)
    #expect(dataset.corrected(by: DatasetCorrections(of: dataset)) == dataset)
  }

  @Test func `A file is read as it was written, and has its names in order`() throws {
    try corrections().write(to: file)
    #expect(try DatasetCorrections(contentsOf: file) == corrections())
    let text = try String(contentsOf: file, encoding: .utf8)
    let places = ["happy/p0__1.png", "sad/p1__1.png"].compactMap { text.range(of: $0)?.lowerBound }
    #expect(places.count == 2 && places[0] < places[1])
  }

  @Test func `Files go to the data that they are of, and strangers are told`() throws {
    var some = corrections()
    some.labels["gone.png"] = .happy
    try some.write(to: file)
    let other = try DatasetImporter.dataset(at: TinyDataset.make(people: 2).path)
    var told: [String] = []
    let both = try [other, dataset].corrected(byFiles: [file.path]) { told = $1 }
    #expect(both[0] == other && both[1] == dataset.corrected(by: some))
    #expect(told == ["gone.png"])
  }

  @Test func `A file of other data, or of something else, is named`() throws {
    try corrections().write(to: file)
    let other = try DatasetImporter.dataset(at: TinyDataset.make(people: 2).path)
    #expect(
      throws: DatasetsError.foreignCorrections(
        path: file.path, data: dataset.root, given: [other.root])
    ) { try [other].corrected(byFiles: [file.path]) }
    try Data("{}".utf8).write(to: file)
    #expect(throws: DatasetsError.malformedCorrections(path: file.path)) {
      try DatasetCorrections(contentsOf: file)
    }
    #expect(throws: DatasetsError.self) {
      try DatasetCorrections(contentsOf: URL(filePath: "/nothing"))
    }
    #expect(throws: DatasetsError.self) {
      try corrections().write(to: URL(filePath: "/nothing/at/all"))
    }
  }

  @Test func `Data sets of one name get names of their own`() {
    #expect(
      [dataset, dataset].withDistinctNames().map(\.name) == [dataset.name, "\(dataset.name)-2"])
    let named = ["a", "a", "a-2", "a", "a-2"].map { name in
      var dataset = dataset
      dataset.name = name
      return dataset
    }
    #expect(named.withDistinctNames().map(\.name) == ["a", "a-3", "a-2", "a-4", "a-2-2"])
  }
}
