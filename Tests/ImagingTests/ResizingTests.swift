import Imaging
import Testing

struct ResizingTests {
  @Test func resizingIsNextToOpenCV() throws {
    let cases = try Golden.vectors.get().resizing
    #expect(cases.count == 6)
    for golden in cases {
      let source = try golden.source.image
      let target = try golden.target.image
      let resized = source.resized(
        width: target.width, height: target.height,
        method: golden.method == "area" ? .area : .bilinear)
      #expect(largestDifference(resized, target) <= 1)
    }
  }

  @Test func halvingByAreaIsTheMeanOfFourPixels() throws {
    let image = try Image(
      width: 4, height: 2, channels: .gray, pixels: [0, 4, 100, 100, 8, 12, 100, 200])
    #expect(image.resized(width: 2, height: 1, method: .area).pixels == [6, 125])
  }

  @Test func theSameSizeChangesNothing() throws {
    let image = try patterned(width: 7, height: 5, channels: .rgb)
    #expect(image.resized(width: 7, height: 5, method: .area) == image)
    #expect(image.resized(width: 7, height: 5, method: .bilinear) == image)
  }

  @Test(arguments: [Resampling.area, .bilinear])
  func onePixelFillsEverySize(method: Resampling) {
    let image = Image(width: 1, height: 1, channels: .rgb, filledWith: 77)
    #expect(
      image.resized(width: 3, height: 9, method: method)
        == Image(width: 3, height: 9, channels: .rgb, filledWith: 77))
  }

  @Test func croppingFillsWithBlackOutside() throws {
    let image = try Image(width: 2, height: 2, channels: .gray, pixels: [1, 2, 3, 4])
    let crop = image.cropped(to: PixelRect(x: -1, y: 1, width: 4, height: 2))
    #expect(crop.pixels == [0, 3, 4, 0, 0, 0, 0, 0])
    let outside = image.cropped(to: PixelRect(x: 5, y: 5, width: 2, height: 1))
    #expect(outside.pixels == [0, 0])
  }

  @Test func croppingKeepsColours() throws {
    let image = try patterned(width: 5, height: 4, channels: .rgb)
    let crop = image.cropped(to: PixelRect(x: 2, y: 1, width: 3, height: 2))
    for y in 0..<2 {
      for x in 0..<3 {
        for c in 0..<3 {
          #expect(crop[x: x, y: y, channel: c] == image[x: x + 2, y: y + 1, channel: c])
        }
      }
    }
  }

  @Test func wholePixelsThatEncloseARectangle() {
    let rect = PixelRect(enclosing: Rect(x: -0.5, y: 1.2, width: 2, height: 3))
    #expect(rect == PixelRect(x: -1, y: 1, width: 3, height: 4))
  }
}
