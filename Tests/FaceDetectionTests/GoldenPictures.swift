import Assets
import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

/// Fixtures and the pictures that they tell of.
enum GoldenPictures {
  /// How a picture is composed of one photograph; see script/golden/composed_pictures.py.
  struct Description: Decodable {
    struct Paste: Decodable {
      let step: Int
      let mirrored: Bool
      let x: Int
      let y: Int
    }

    let width: Int
    let height: Int
    let ground: UInt8
    let portrait: [Int]
    let pastes: [Paste]
    let sha256: String
  }

  /// NASA's portrait of Eileen Collins, in the public domain.
  static func astronaut() throws -> Image {
    let file = TestPaths.root.appending(path: ".deps/pictures/astronaut.png")
    return try ImageReader().read(contentsOf: file)
  }

  /// One of the JAFFE photographs, which must be the one that the fixture means.
  static func jaffe(_ name: String, sha256: String) throws -> Image {
    let file = try #require(TestPaths.data).appending(components: "jaffe", name)
    let bytes = [UInt8](try Data(contentsOf: file))
    try #require(SHA256.digest(bytes) == sha256, "\(name) is another file than the fixture's")
    return try ImageReader().read(bytes, named: name)
  }

  /// Which of so many photographs to look at: all, or every tenth in a debug build, which is slow.
  static func sample<T>(_ all: [T]) -> [T] {
    #if DEBUG
      return all.indices.filter { $0 % 10 == 0 }.map { all[$0] }
    #else
      return all
    #endif
  }

  /// Whether a composed picture is looked at: all, but for the largest in a debug build.
  static func isQuick(_ name: String) -> Bool {
    #if DEBUG
      return name != "several"
    #else
      return true
    #endif
  }

  /// A file in the fixtures' folder.
  static func fixture<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
    let file = TestPaths.root.appending(path: "Tests/FaceDetectionTests/Fixtures/\(name)")
    return try JSONDecoder().decode(T.self, from: Data(contentsOf: file))
  }

  /// Composes a picture, pixel for pixel as the script does.
  static func composed(_ description: Description) throws -> Image {
    let photograph = try astronaut()
    var picture = Image(
      width: description.width, height: description.height, channels: .rgb,
      filledWith: description.ground)
    for paste in description.pastes {
      let small = shrunk(photograph, description.portrait, paste)
      for y in 0..<small.height where (0..<picture.height).contains(paste.y + y) {
        for x in 0..<small.width where (0..<picture.width).contains(paste.x + x) {
          for channel in 0..<3 {
            picture[x: paste.x + x, y: paste.y + y, channel: channel] =
              small[x: x, y: y, channel: channel]
          }
        }
      }
    }
    try #require(SHA256.digest(picture.pixels) == description.sha256, "other pixels than golden")
    return picture
  }

  private static func shrunk(
    _ photograph: Image, _ portrait: [Int], _ paste: Description.Paste
  ) -> Image {
    let step = paste.step
    let (width, height) = (portrait[2] / step, portrait[3] / step)
    var small = Image(width: width, height: height, channels: .rgb, filledWith: 0)
    for y in 0..<height {
      for x in 0..<width {
        for channel in 0..<3 {
          var sum = 0
          for dy in 0..<step {
            for dx in 0..<step {
              sum += Int(
                photograph[
                  x: portrait[0] + x * step + dx, y: portrait[1] + y * step + dy, channel: channel])
            }
          }
          small[x: paste.mirrored ? width - 1 - x : x, y: y, channel: channel] = UInt8(
            (sum + step * step / 2) / (step * step))
        }
      }
    }
    return small
  }
}
