import Imaging
import Testing

struct ChannelsTests {
  @Test func grayEqualsPillowAndIsNextToOpenCV() throws {
    let golden = try Golden.vectors.get().gray
    let gray = try golden.source.image.gray()
    #expect(gray == (try golden.pillow.image))
    #expect(largestDifference(gray, try golden.opencv.image) <= 1)
  }

  @Test func grayToRGBAndBackChangesNothing() throws {
    let gray = try patterned(width: 5, height: 4, channels: .gray)
    #expect(gray.rgb().channels == .rgb)
    #expect(gray.rgb().gray() == gray)
    #expect(gray.gray() == gray)
  }
}
