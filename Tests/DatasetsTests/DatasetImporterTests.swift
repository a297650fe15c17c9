import Datasets
import Emotions
import Foundation
import TestSupport
import Testing

@Suite struct DatasetImporterTests {
  @Test func jaffeIsRecognisedByItsNames() throws {
    let disk = try DiskFixture()
    for name in ["KA.AN1.39", "KA.HA2.30", "YM.NE3.51", "YM.SU1.60"] {
      try disk.picture("\(name).tiff")
    }
    try disk.picture("montage.png")
    let dataset = try DatasetImporter.dataset(at: disk.path)
    #expect(dataset.kind == .jaffe)
    #expect(dataset.name == "jaffe")
    #expect(dataset.framing == .photograph)
    #expect(dataset.pictures.map(\.label) == [.angry, .happy, .neutral, .surprise])
    #expect(dataset.subjects == ["KA", "YM"])
    #expect(dataset.unlabelled == ["montage.png"])
    #expect(dataset.labelMappings.map(\.word) == ["AN", "HA", "NE", "SU"])
    let first = dataset.pictures[0]
    #expect(first.source == .file(path: "\(dataset.root)/KA.AN1.39.tiff"))
    #expect(dataset.id(of: first) == "jaffe/KA.AN1.39.tiff")
    #expect(dataset.subjectID(of: first) == "jaffe/KA")
    #expect(dataset.sequenceID(of: first) == nil)
  }

  @Test func ck48IsRecognisedByFoldersAndNames() throws {
    let disk = try DiskFixture()
    for frame in 17...19 { try disk.picture("CK+48/anger/S010_004_000000\(frame).png") }
    try disk.picture("CK+48/sadness/S011_002_00000022.png")
    let dataset = try DatasetImporter.dataset(at: disk.path)
    #expect(dataset.kind == .ck48)
    #expect(dataset.framing == .tightCrop)
    #expect(dataset.classCounts == [.angry: 3, .sad: 1])
    #expect(dataset.sequences == ["S010_004", "S011_002"])
    #expect(dataset.pictures.map(\.frameInSequence) == [17, 18, 19, 22])
    #expect(dataset.subjectID(of: dataset.pictures[0]) == "ck/S010")
    #expect(dataset.sequenceID(of: dataset.pictures[0]) == "ck/S010_004")
  }

  @Test func whatIsNoDataSetIsRefusedWithWhatItHoldsAndWhatIsKnown() throws {
    let disk = try DiskFixture()
    #expect(throws: DatasetsError.noPictures(path: disk.path)) {
      try DatasetImporter.dataset(at: disk.path)
    }
    #expect(throws: DatasetsError.notFound(path: "\(disk.path)/none")) {
      try DatasetImporter.dataset(at: "\(disk.path)/none")
    }
    try disk.picture("holiday/beach.jpg")
    try disk.text("notes.txt", "hello")
    let error = try #require(throws: DatasetsError.self) {
      try DatasetImporter.dataset(at: disk.path)
    }
    #expect(
      error.errorDescription?.contains("1 .jpg, 1 .txt; at the top: holiday, notes.txt") == true)
    #expect(error.recoverySuggestion?.contains("JAFFE (files named KA.AN1.39.tiff)") == true)
    try disk.text("broken.zip", "PK not an archive")
    #expect(throws: DatasetsError.self) {
      try DatasetImporter.dataset(at: "\(disk.path)/broken.zip")
    }
  }

  @Test func dataSetsReadTogetherHaveDifferentNames() throws {
    let disk = try DiskFixture()
    for copy in ["a", "b"] { try disk.picture("\(copy)/KA.AN1.39.tiff") }
    let datasets = try DatasetImporter.datasets(at: ["\(disk.path)/a", "\(disk.path)/b"])
    #expect(datasets.map(\.name) == ["jaffe", "jaffe-2"])
    // A copy shows the same people.
    #expect(datasets[1].subjectID(of: datasets[1].pictures[0]) == "jaffe/KA")
  }

  @Test(.enabled(if: TestPaths.data != nil, "needs the research data"))
  func theResearchDataHaveTheirPublishedCounts() throws {
    let data = try #require(TestPaths.data)
    let jaffe = try DatasetImporter.dataset(at: data.appending(path: "jaffe").path)
    #expect(jaffe.pictures.count == 213)
    #expect(jaffe.subjects.count == 10)
    #expect(jaffe.classCounts[.neutral] == 30)
    let ck48 = try DatasetImporter.dataset(at: data.appending(path: "ck48").path)
    #expect(ck48.kind == .ck48)
    #expect(ck48.pictures.count == 981)
    #expect(ck48.sequences.count == 327)
    #expect(ck48.subjects.count == 118)
    #expect(
      ck48.classCounts == [
        .angry: 135, .contempt: 54, .disgust: 177, .fear: 75, .happy: 207, .sad: 84,
        .surprise: 249,
      ])
  }
}

extension LeakageTests {
  /// An independent count over 50 shuffles came to 96.0 % and 99.7 %.
  @Test(.enabled(if: TestPaths.data != nil, "needs the research data"))
  func aRandomSplitOfCK48LeavesASiblingInTrainingForNearlyEveryPicture() throws {
    let folder = try #require(TestPaths.data).appending(path: "ck48")
    let dataset = try DatasetImporter.dataset(at: folder.path)
    // The pixels do not matter here; each picture gets other ones.
    let clips = try dataset.pictures.enumerated().map { index, picture in
      try TinyClips.clip(
        dataset.id(of: picture), picture.label, subject: dataset.subjectID(of: picture),
        sequence: dataset.sequenceID(of: picture), gray: index)
    }
    let folds = try (1...50).map { seed in
      try SplitProtocol.random().folds(of: clips, seed: UInt64(seed))[0]
    }
    let leakage = Leakage(of: folds, clips: clips)
    #expect(abs(try #require(leakage.sameSequence) - 0.96) < 0.01, "\(leakage)")
    #expect(abs(try #require(leakage.sameSubject) - 0.997) < 0.005, "\(leakage)")
    #expect(leakage.identicalPixels == 0)
  }
}
