import Foundation
import MediaIO
import TestSupport
import Testing

@Suite struct MediaKindTests {
  @Test func `bytes tell the kind before the name does`() throws {
    let folder = try TestPaths.temporaryFolder()
    let files: [(String, [UInt8], Bool)] = [
      ("film.jpg", [0, 0, 0, 24] + Array("ftypisom".utf8), true),
      ("photo.mp4", [0xFF, 0xD8, 0xFF, 0xE0], false),
      ("stream.mjpeg", [0xFF, 0xD8, 0xFF, 0xE0], true),
      ("film", [0x1A, 0x45, 0xDF, 0xA3], true),
      ("phone.heic", [0, 0, 0, 24] + Array("ftypheic".utf8), false),
      ("text.mp4", Array("text".utf8), true), ("text.jpg", Array("text".utf8), false),
      ("empty.mkv", [], true), ("empty", [], false),
    ]
    for (name, bytes, isVideo) in files {
      let url = folder.appending(component: name)
      try Data(bytes).write(to: url)
      #expect((MediaKind(ofFileAt: url.path) == .video) == isVideo, "\(name)")
    }
    #expect(MediaKind(ofFileAt: folder.appending(component: "missing.mov").path) == .video)
    let found = try VideoFolder.files(in: folder).map(\.lastPathComponent)
    #expect(found == ["empty.mkv", "photo.mp4", "stream.mjpeg", "text.mp4"])
  }
}
