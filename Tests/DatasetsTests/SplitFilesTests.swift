import Datasets
import Emotions
import Foundation
import Testing

@Suite struct SplitFilesTests {
  @Test func aSplitIsReadBackAsItWasWritten() throws {
    let disk = try DiskFixture()
    var clips = try TinyClips.people(4)
    clips[0].id = "toy/a, \"b\".png"
    clips[1].subject = nil
    let split = try SplitProtocol.random().folds(of: clips, seed: 1)[0].split
    let folder = disk.folder.appending(path: "run/splits")
    let hashes = try SplitFiles.write(split, of: clips, to: folder, fold: "fold-1")
    #expect(
      hashes.keys.sorted() == ["fold-1-test.csv", "fold-1-train.csv", "fold-1-validation.csv"])
    #expect(hashes.values.allSatisfy { $0.count == 64 })
    #expect(try SplitFiles.read(from: folder, of: clips, fold: "fold-1") == split)
    let file = folder.appending(path: "fold-1-validation.csv")
    #expect(try SplitFiles.indices(listedIn: file, of: clips) == split.validation)
    #expect(
      try SplitFiles.read(from: folder, of: clips.reversed(), fold: "fold-1").train.count
        == split.train.count)
    // The same split gives the same files.
    #expect(try SplitFiles.write(split, of: clips, to: folder, fold: "fold-1") == hashes)
    let text = try String(
      contentsOf: folder.appending(path: "fold-1-validation.csv"), encoding: .utf8)
    #expect(text.hasPrefix("id,label,subject,sequence,sha256\r\n"))
  }

  @Test func filesOfOtherDataAreRefused() throws {
    let disk = try DiskFixture()
    let clips = try TinyClips.people(2)
    let split = Split(train: [0, 1], validation: [2])
    try SplitFiles.write(split, of: clips, to: disk.folder)
    func read(_ change: (inout [LabelledClip]) -> Void) throws -> Split {
      var clips = clips
      change(&clips)
      return try SplitFiles.read(from: disk.folder, of: clips)
    }
    let path = disk.folder.appending(path: "train.csv").path
    func mismatch(_ problem: String) -> DatasetsError {
      .splitMismatch(path: path, line: 3, problem: problem)
    }
    let id = clips[1].id
    #expect(throws: mismatch("the data have no clip “\(id)”")) { try read { $0[1].id = "x" } }
    #expect(throws: mismatch("“\(id)” is happy in the data")) { try read { $0[1].label = .happy } }
    #expect(throws: mismatch("“\(id)” has other pixels in the data")) {
      try read { $0[1].clip = $0[5].clip }
    }
    try disk.text("train.csv", "id,label\nx,y\n")
    #expect(throws: DatasetsError.self) { try read { _ in } }
    try FileManager.default.removeItem(at: disk.folder.appending(path: "train.csv"))
    #expect(throws: DatasetsError.self) { try read { _ in } }
    #expect(throws: DatasetsError.self) {
      try SplitFiles.write(split, of: clips, to: URL(filePath: "/proc/none"))
    }
  }
}
