import Imaging
import Testing

struct TonesTests {
  @Test func equalizationEqualsOpenCV() throws {
    let golden = try Golden.vectors.get().equalized
    #expect(try golden.source.image.equalized() == golden.target.image)
  }

  @Test func localEqualizationIsNextToOpenCV() throws {
    let cases = try Golden.vectors.get().clahe
    #expect(cases.count == 3)
    for golden in cases {
      let image = try golden.source.image.locallyEqualized(
        clipLimit: golden.limit, tiles: golden.tiles)
      #expect(largestDifference(image, try golden.target.image) <= 1)
    }
  }

  @Test func onePlainValueStaysWhenEqualized() {
    let image = Image(width: 4, height: 3, channels: .gray, filledWith: 90)
    #expect(image.equalized() == image)
  }

  @Test func medianEqualsOpenCV() throws {
    let golden = try Golden.vectors.get().median
    #expect(try golden.source.image.medianFiltered() == golden.target.image)
  }

  @Test func blurIsNextToOpenCV() throws {
    let golden = try Golden.vectors.get().gaussian
    let blurred = try golden.source.image.blurred(sigma: 1.2)
    #expect(largestDifference(blurred, try golden.target.image) <= 1)
  }

  @Test func bilateralFilterIsNextToOpenCV() throws {
    let golden = try Golden.vectors.get().bilateral
    let filtered = try golden.source.image.bilateralFiltered(
      radius: 2, sigmaColor: 25, sigmaSpace: 1.5)
    #expect(largestDifference(filtered, try golden.target.image) <= 1)
  }

  @Test func filtersTakePicturesSmallerThanThemselves() {
    let dot = Image(width: 1, height: 1, channels: .gray, filledWith: 9)
    #expect(dot.medianFiltered() == dot)
    #expect(dot.blurred(sigma: 3) == dot)
    #expect(dot.bilateralFiltered(radius: 4) == dot)
    #expect(dot.resized(width: 2, height: 1, method: .area).pixels == [9, 9])
  }

  @Test func brightnessAndContrastByHand() throws {
    let image = try Image(width: 4, height: 1, channels: .gray, pixels: [0, 100, 200, 255])
    #expect(image.adjusted() == image)
    #expect(image.adjusted(brightness: 0.2).pixels == [51, 151, 251, 255])
    #expect(image.adjusted(contrast: 0).pixels == [128, 128, 128, 128])
    #expect(image.adjusted(contrast: 2).pixels == [0, 73, 255, 255])
  }

  @Test func gammaKeepsBlackAndWhite() throws {
    let image = try Image(width: 3, height: 1, channels: .gray, pixels: [0, 128, 255])
    #expect(image.gammaCorrected(2).pixels == [0, 64, 255])
    #expect(image.gammaCorrected(1) == image)
  }

  @Test func theHistogramCountsEveryValue() throws {
    let image = try patterned(width: 9, height: 9, channels: .rgb)
    #expect(image.histogram.reduce(0, +) == 243)
    #expect(image.histogram[Int(image.pixels[0])] >= 1)
  }
}
