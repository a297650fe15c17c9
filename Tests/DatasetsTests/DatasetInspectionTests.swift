import Emotions
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Datasets

@Suite struct DatasetInspectionTests {
  @Test func everythingThatIsWrongIsListed() throws {
    let disk = try DiskFixture()
    let wave = (0..<256).map { UInt8(128 + 100 * sin(Double($0 % 16 + $0 / 16))) }
    var similar = wave
    similar[5] += 9
    let other = (0..<256).map { UInt8(128 + 100 * sin(2.5 * Double($0 % 16 - $0 / 16))) }
    try disk.write("train/happy/a.pgm", DiskFixture.pgm(wave, side: 16))
    try disk.write("test/happy/b.pgm", DiskFixture.pgm(wave, side: 16))
    try disk.write("train/sad/c.pgm", DiskFixture.pgm(similar, side: 16))
    try disk.write("train/sad/d.pgm", DiskFixture.pgm(other, side: 16))
    try disk.write("train/sad/e.pgm", Data("not a picture".utf8))
    try disk.picture("train/sad/flat.pgm")
    try disk.picture("train/bored/f.pgm")
    let dataset = try DatasetImporter.dataset(at: disk.path)
    var steps: [Int] = []
    let inspection = try DatasetInspection(of: dataset) { done, all in steps.append(all - done) }
    #expect(steps == [6, 5, 4, 3, 2, 1, 0])
    #expect(inspection.unreadable.map(\.path) == ["train/sad/e.pgm"])
    #expect(
      inspection.sizes == [
        .init(width: 16, height: 16, count: 4), .init(width: 8, height: 8, count: 1),
      ])
    #expect(
      inspection.duplicates
        == DuplicateReport(
          pictures: 2, pairs: 1, pairsAcrossParts: 1,
          examples: [["test/happy/b.pgm", "train/happy/a.pgm"]]))
    // The twin of `a` is compared once, so `c` is near to `b` only.
    #expect(inspection.nearDuplicates.pairs == 1)
    #expect(inspection.nearDuplicates.pairsWithOtherLabels == 1)
    #expect(inspection.nearDuplicates.examples == [["test/happy/b.pgm", "train/sad/c.pgm"]])
    let text = inspection.description
    for line in [
      "pictures         6 (5 train, 1 test)", "classes          happy 2, sad 4",
      "missing: angry, disgust, fear, surprise, neutral", "bored → no expression (1)",
      "train/sad/e.pgm: ", "1 pairs, 1 ACROSS PARTS of the data's own split",
    ] { #expect(text.contains(line), "\(line) is not in\n\(text)") }
  }

  @Test func thePairsAreThoseOfComparingAll() {
    var generator = SeededGenerator(seed: 4)
    func number() -> Float { Float(generator.below(2000)) / 1000 - 1 }
    let length = PictureFingerprint.length
    let bases = (0..<8).map { _ in (0..<length).map { _ in number() } }
    let items = (0..<120).map { index -> (number: Int, thumbnail: [Float]) in
      let noise = Float(index % 5) * 0.06
      let raw = bases[index % 8].map { $0 + noise * number() }
      let mean = raw.reduce(0, +) / Float(length)
      let norm = raw.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
      return (index, raw.map { ($0 - mean) / norm })
    }
    var expected: Set<[Int]> = []
    for i in items.indices {
      for j in items.indices where j > i {
        let product = zip(items[i].thumbnail, items[j].thumbnail).reduce(0) { $0 + $1.0 * $1.1 }
        if product > NearPairs.threshold { expected.insert([i, j]) }
      }
    }
    var found: [[Int]] = []
    NearPairs(items).forEach { found.append([$0, $1]) }
    #expect(expected.count > 50)
    #expect(found.count == expected.count)
    #expect(Set(found) == expected)
  }

  @Test func aCallerCanEndTheWork() throws {
    let disk = try DiskFixture()
    for name in ["a", "b"] { try disk.picture("happy/\(name).pgm") }
    let dataset = try DatasetImporter.dataset(at: disk.path)
    #expect(throws: CancellationError.self) {
      try DatasetInspection(of: dataset) { done, _ in if done == 1 { throw CancellationError() } }
    }
  }

  @Test(.enabled(if: TestPaths.data != nil, "needs the research data"))
  func picturesOfJAFFEOpen() throws {
    let folder = try #require(TestPaths.data).appending(path: "jaffe")
    var dataset = try DatasetImporter.dataset(at: folder.path)
    dataset.pictures = Array(dataset.pictures.prefix(12))
    let inspection = try DatasetInspection(of: dataset)
    #expect(inspection.unreadable.isEmpty)
    #expect(inspection.sizes == [.init(width: 256, height: 256, count: 12)])
    #expect(inspection.duplicates.pairs == 0)
  }
}
