import Foundation
import Imaging
import TestSupport

/// What OpenCV, Pillow and torch make of small pictures; `script/golden/imaging.py` writes it.
struct Golden: Decodable {
  struct Picture: Decodable {
    var width: Int
    var height: Int
    var channels: Int
    var pixels: [UInt8]

    var image: Image {
      get throws {
        try Image(
          width: width, height: height, channels: channels == 1 ? .gray : .rgb, pixels: pixels)
      }
    }
  }
  struct AreaPlanes: Decodable {
    struct Case: Decodable {
      var rect: [Int]?
      var width: Int
      var height: Int
      var values: [Float]
    }
    var source: Picture
    var cases: [Case]
  }
  struct Gray: Decodable {
    var source: Picture
    var pillow: Picture
    var opencv: Picture
  }
  struct Resizing: Decodable {
    var method: String
    var source: Picture
    var target: Picture
  }
  struct CLAHE: Decodable {
    var limit: Double
    var tiles: Int
    var source: Picture
    var target: Picture
  }
  struct Pair: Decodable {
    var source: Picture
    var target: Picture
  }

  var areaPlanes: AreaPlanes
  var gray: Gray
  var resizing: [Resizing]
  var clahe: [CLAHE]
  var equalized: Pair
  var median: Pair
  var gaussian: Pair
  var bilateral: Pair

  static let vectors: Result<Golden, any Error> = Result {
    let file = TestPaths.root.appending(path: "Tests/ImagingTests/Fixtures/golden.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Golden.self, from: Data(contentsOf: file))
  }
}

/// The largest difference between two pictures of one size, in grey levels.
func largestDifference(_ a: Image, _ b: Image) -> Int {
  guard a.width == b.width, a.height == b.height, a.channels == b.channels else { return 256 }
  return zip(a.pixels, b.pixels).reduce(0) { max($0, abs(Int($1.0) - Int($1.1))) }
}

/// A picture whose values differ everywhere and look like noise, the same at each call.
func patterned(width: Int, height: Int, channels: Image.Channels) throws -> Image {
  var state: UInt32 = 7
  let pixels = (0..<width * height * channels.rawValue).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return UInt8(state >> 24)
  }
  return try Image(width: width, height: height, channels: channels, pixels: pixels)
}
