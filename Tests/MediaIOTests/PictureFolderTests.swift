import Foundation
import TestSupport
import Testing

@testable import MediaIO

struct PictureFolderTests {
  @Test func picturesAreFoundByNameInOrderAndHiddenOnesLeftOut() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in [
      "b.JPG", "a.png", "notes.txt", ".hidden.png", "sub/deep/c.tiff", "sub/d.webp",
      ".cache/e.png", "png", "folder.png/f.bmp",
    ] {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    let prefix = folder.path(percentEncoded: false)
    let names = try PictureFolder.files(in: folder).map {
      String($0.path(percentEncoded: false).dropFirst(prefix.count))
        .trimmingCharacters(in: CharacterSet(charactersIn: "/"))
    }
    #expect(names == ["a.png", "b.JPG", "folder.png/f.bmp", "sub/d.webp", "sub/deep/c.tiff"])
  }

  @Test func aFolderWithoutPicturesGivesNone() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try PictureFolder.files(in: folder).isEmpty)
  }

  @Test func aFileOrNothingIsNoFolder() throws {
    let file = Fixture.url("rgb.png")
    #expect(throws: MediaIOError.isNotFolder(path: file.path)) {
      try PictureFolder.files(in: file)
    }
    #expect(throws: MediaIOError.missing(path: "/no/such/folder")) {
      try PictureFolder.files(in: URL(filePath: "/no/such/folder"))
    }
  }
}
