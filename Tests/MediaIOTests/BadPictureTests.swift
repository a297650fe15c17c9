import Foundation
import Imaging
import TestSupport
import Testing

@testable import MediaIO

struct BadPictureTests {
  private func error(reading file: URL) -> MediaIOError? {
    #expect(throws: MediaIOError.self) { try ImageReader().read(contentsOf: file) }
  }

  @Test func eachFaultOfAFileHasItsError() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = folder.appending(component: "no.jpg")
    #expect(error(reading: missing) == .missing(path: missing.path))
    #expect(error(reading: folder) == .isFolder(path: folder.path(percentEncoded: false)))
    #expect(error(reading: Fixture.url("empty.jpg")) == .empty(path: Fixture.url("empty.jpg").path))
    let text = Fixture.url("text.jpg")
    #expect(error(reading: text) == .notAPicture(path: text.path))
    let gif = Fixture.url("small.gif")
    #expect(error(reading: gif) == .unsupportedFormat(path: gif.path, format: "GIF"))
    let nothing = Fixture.url("nothing.png")
    #expect(error(reading: nothing) == .damaged(path: nothing.path, reason: "0×8 pixels"))
  }

  @Test(arguments: ["BM is how this letter starts.", "P1 is not a number", "P", "RIFF", "II"])
  func textThatStartsLikeAPictureIsNone(text: String) {
    #expect(throws: MediaIOError.notAPicture(path: "letter")) {
      try ImageReader().read(Array(text.utf8), named: "letter")
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileThatMayNotBeReadHasItsError() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "secret.png")
    try Data([1]).write(to: file)
    chmod(file.path, 0)
    #expect(error(reading: file) == .noPermission(path: file.path))
  }

  @Test func aPictureOf100MegapixelsIsRefusedByItsHeader() {
    let path = Fixture.url("huge.png").path
    #expect(
      error(reading: Fixture.url("huge.png"))
        == .tooManyPixels(path: path, width: 10000, height: 10000, limit: 80_000_000))
  }

  @Test func aFileOfMoreBytesThanAllowedIsNotRead() throws {
    let size = try Fixture.bytes("rgb.png").count
    #expect(throws: MediaIOError.tooManyBytes(path: "p", found: size, limit: 99)) {
      try ImageReader(byteLimit: 99).read(Fixture.bytes("rgb.png"), named: "p")
    }
    let file = Fixture.url("rgb.png")
    #expect(throws: MediaIOError.tooManyBytes(path: file.path, found: size, limit: 99)) {
      try ImageReader(byteLimit: 99).read(contentsOf: file)
    }
  }

  /// Wherever a file is cut, there is an error, never half a picture.
  @Test(arguments: ImageReaderTests.names)
  func aFileThatIsCutShortIsAnError(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let whole = try ImageReader().read(bytes, named: name)
    for percent in [1, 10, 30, 50, 70, 80, 90, 95] {
      let part = Array(bytes.prefix(bytes.count * percent / 100))
      #expect(throws: MediaIOError.self, "\(percent) % of \(name)") {
        let image = try ImageReader().read(part, named: name)
        // A few files end with bytes that no pixel needs.
        if image == whole { throw MediaIOError.truncated(path: name) }
      }
    }
  }

  /// Flipped bits give an error or a picture of the same size, and never a crash.
  @Test(arguments: ImageReaderTests.names) func flippedBitsDoNoHarm(name: String) throws {
    let bytes = try Fixture.bytes(name)
    for position in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[position] ^= UInt8(1 << (position % 8))
      _ = try? ImageReader(pixelLimit: 1_000_000).read(damaged, named: name)
    }
  }

  @Test(arguments: [
    MediaIOError.missing(path: "a/b.jpg"), .isFolder(path: "a/b.jpg"),
    .isNotFolder(path: "a/b.jpg"),
    .noPermission(path: "a/b.jpg"), .cannotRead(path: "a/b.jpg", reason: "r"),
    .empty(path: "a/b.jpg"), .notAPicture(path: "a/b.jpg"),
    .unsupportedFormat(path: "a/b.jpg", format: "GIF"), .truncated(path: "a/b.jpg"),
    .damaged(path: "a/b.jpg", reason: "r"),
    .tooManyPixels(path: "a/b.jpg", width: 1, height: 2, limit: 3),
    .tooManyBytes(path: "a/b.jpg", found: 2, limit: 1), .missingCodec(path: "a/b.jpg", name: "c"),
    .cannotWrite(path: "a/b.jpg", reason: "r"),
    .unsupportedExtension(path: "a/b.jpg", supported: ["png", "jpg"]),
    .notAVideo(path: "a/b.jpg"), .noVideo(path: "a/b.jpg"), .noFrames(path: "a/b.jpg"),
    .unsupportedAudio(path: "a/b.jpg", codec: "c"),
  ])
  func everyErrorNamesThePathAndSaysWhatToDo(error: MediaIOError) throws {
    #expect(try #require(error.errorDescription).contains("'a/b.jpg'"))
    #expect(try #require(error.recoverySuggestion).count > 15)
  }
}
