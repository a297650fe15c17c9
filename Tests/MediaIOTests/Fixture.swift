import Foundation
import Imaging
import TestSupport

/// Tiny picture files and what Pillow reads from them; `script/golden/pictures.py` makes both.
struct Fixture: Decodable {
  struct Expected: Decodable {
    var width: Int
    var height: Int
    var channels: Int
    /// The largest difference allowed, in grey levels: decoders of lossy formats differ.
    var tolerance: Int
    var pixels: [UInt8]
  }
  struct Jaffe: Decodable {
    var pictures: Int
    var sha256: String
  }
  struct Manifest: Decodable { var jaffe: Jaffe? }

  var manifest: Manifest
  var pictures: [String: Expected]

  static let all: Result<Fixture, any Error> = Result {
    try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url("expected.json")))
  }

  static func url(_ name: String) -> URL {
    TestPaths.root.appending(path: "Tests/MediaIOTests/Fixtures/\(name)")
  }

  static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }
}
