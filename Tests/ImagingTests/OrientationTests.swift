import Imaging
import Testing

struct OrientationTests {
  /// EXIF's eight ways to store the letter-like picture `1 2 / 3 4 / 5 6`.
  @Test(arguments: [
    (Orientation.up, 2, [1, 2, 3, 4, 5, 6]), (.upMirrored, 2, [2, 1, 4, 3, 6, 5]),
    (.down, 2, [6, 5, 4, 3, 2, 1]), (.downMirrored, 2, [5, 6, 3, 4, 1, 2]),
    (.leftMirrored, 3, [1, 3, 5, 2, 4, 6]), (.right, 3, [5, 3, 1, 6, 4, 2]),
    (.rightMirrored, 3, [6, 4, 2, 5, 3, 1]), (.left, 3, [2, 4, 6, 1, 3, 5]),
  ])
  func eachOrientationTurnsAsEXIFSays(
    orientation: Orientation, width: Int, pixels: [UInt8]
  ) throws {
    let stored = try Image(width: 2, height: 3, channels: .gray, pixels: [1, 2, 3, 4, 5, 6])
    let upright = stored.oriented(orientation)
    #expect(upright.width == width && upright.pixels == pixels)
    #expect(stored.rgb().oriented(orientation) == upright.rgb())
  }

  @Test func turningRightAndLeftAgainChangesNothing() throws {
    let image = try patterned(width: 5, height: 3, channels: .rgb)
    #expect(image.oriented(.right).oriented(.left) == image)
    #expect(image.oriented(.leftMirrored).oriented(.leftMirrored) == image)
  }
}
