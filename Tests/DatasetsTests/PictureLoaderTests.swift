import Emotions
import Foundation
import Imaging
import MediaIO
import Testing

@testable import Datasets

@Suite struct PictureLoaderTests {
  @Test func filesMembersAndRowsGiveTheSamePixels() throws {
    let disk = try DiskFixture()
    let pixels: [UInt8] = [0, 1, 2, 253, 254, 255, 7, 8, 9]
    let pgm = DiskFixture.pgm(pixels, side: 3)
    try disk.write("a.pgm", pgm)
    try disk.write("b.zip", ZipFixture.archive([("x.pgm", Data("no".utf8)), ("y/a.pgm", pgm)]))
    let row = pixels.map(String.init).joined(separator: " ")
    try disk.text("c.csv", "emotion,pixels,Usage\n0,1 2 3 4,Training\n3,\"\(row)\",Training\n")
    let loader = PictureLoader()
    let expected = try Image(width: 3, height: 3, channels: .gray, pixels: pixels)
    for source in [
      PictureSource.file(path: "\(disk.path)/a.pgm"),
      .zipMember(archive: "\(disk.path)/b.zip", name: "y/a.pgm"),
      .tableRow(table: "\(disk.path)/c.csv", row: 1),
    ] {
      for _ in 0..<2 { #expect(try loader.image(at: source) == expected) }
    }
  }

  @Test func whatIsNoPictureIsRefused() throws {
    let disk = try DiskFixture()
    try disk.write("a.pgm", Data())
    var archive = ZipFixture.archive([("x.pgm", DiskFixture.pgm([1], side: 1))])
    try disk.write("cut.zip", archive.prefix(60))
    archive[archive.firstIndex(of: UInt8(ascii: "5"))! + 7] ^= 1  // a byte of the member
    try disk.write("damaged.zip", archive)
    try disk.text(
      "c.csv", "emotion,pixels\n0,1 2 3\n0,1 2 3 256\n0,\n0,1 2 x 4\n0\n")
    let loader = PictureLoader()
    #expect(throws: MediaIOError.empty(path: "\(disk.path)/a.pgm")) {
      try loader.image(at: .file(path: "\(disk.path)/a.pgm"))
    }
    for (file, name) in [
      ("none.zip", "x"), ("cut.zip", "x.pgm"), ("damaged.zip", "none"), ("damaged.zip", "x.pgm"),
    ] {
      let error = #expect(throws: DatasetsError.self) {
        try loader.image(at: .zipMember(archive: "\(disk.path)/\(file)", name: name))
      }
      guard case .cannotRead = error else {
        Issue.record("\(file): \(String(describing: error))")
        continue
      }
    }
    let problems = [
      "3 pixels are no square", "its pixels are no numbers of 0 to 255", "0 pixels are no square",
      "its pixels are no numbers of 0 to 255", "0 pixels are no square",
    ]
    let path = "\(disk.path)/c.csv"
    for (row, problem) in problems.enumerated() {
      #expect(throws: DatasetsError.malformedTable(path: path, line: row + 2, problem: problem)) {
        try loader.image(at: .tableRow(table: path, row: row))
      }
    }
    #expect(
      throws: DatasetsError.malformedTable(
        path: path, line: 7, problem: "the table has only 5 rows")
    ) { try loader.image(at: .tableRow(table: path, row: 5)) }
  }
}

@Suite struct DatasetsErrorTests {
  @Test(
    arguments: [
      .notFound(path: "p"), .noPictures(path: "p"),
      .unknownLayout(path: "p", found: "f", known: ["k"]), .ambiguousNumbers(path: "p"),
      .cannotRead(path: "p", reason: "r"), .malformedTable(path: "p", line: 1, problem: "x"),
      .noLabels(path: "p", layout: "l"), .missingClasses(missing: [.happy], present: []),
      .nothingToSplit, .oneClass(.sad), .noSubjects(protocol: "loso", clips: 1, example: "e"),
      .tooFewSubjects(protocol: "loso", found: 1, needed: 2),
      .badSplitParameter(name: "n", value: "v", allowed: "2 or more"),
      .emptyPart(protocol: "official", part: "test"), .emptyPart(protocol: "cross", part: "test"),
      .emptyPart(protocol: "random", part: "validation"),
      .partsOverlap(what: "subjects", count: 1, example: "e"),
      .splitMismatch(path: "p", line: 1, problem: "x"), .cannotWrite(path: "p", reason: "r"),
      .malformedCorrections(path: "p"), .foreignCorrections(path: "p", data: "d", given: ["g"]),
    ] as [DatasetsError])
  func everyErrorSaysWhatHappenedAndWhatToDo(error: DatasetsError) throws {
    #expect(try #require(error.errorDescription).count > 8)
    #expect(try #require(error.recoverySuggestion).count > 8)
  }
}
