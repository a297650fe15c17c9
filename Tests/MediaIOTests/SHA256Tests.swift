import Foundation
import TestSupport
import Testing

@testable import MediaIO

struct SHA256Tests {
  /// FIPS 180-2, appendix B, and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]) func fingerprintsEqualThePublishedOnes(text: String, hex: String) {
    #expect(SHA256.hex(of: Array(text.utf8)) == hex)
  }

  @Test func aFileHasTheFingerprintOfItsBytes() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "long")
    let bytes = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }  // several pieces
    try Data(bytes).write(to: file)
    #expect(try SHA256.hex(ofContentsOf: file) == SHA256.hex(of: bytes))
    try Data().write(to: file)
    #expect(try SHA256.hex(ofContentsOf: file) == SHA256.hex(of: []))
  }

  @Test func aMissingFileHasNone() {
    #expect(throws: MediaIOError.missing(path: "/no/such/file")) {
      try SHA256.hex(ofContentsOf: URL(filePath: "/no/such/file"))
    }
  }
}
