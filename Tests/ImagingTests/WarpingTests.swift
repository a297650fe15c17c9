import Imaging
import Testing

struct WarpingTests {
  @Test func theIdentityChangesNothing() throws {
    let identity = SimilarityTransform(a: 1, b: 0, tx: 0, ty: 0)
    for channels in [Image.Channels.gray, .rgb] {
      let image = try patterned(width: 6, height: 5, channels: channels)
      #expect(image.warped(by: identity, width: 6, height: 5) == image)
    }
  }

  @Test func aShiftMovesWholePixelsAndRepeatsTheEdge() throws {
    let image = try Image(width: 3, height: 1, channels: .gray, pixels: [10, 20, 30])
    let right = SimilarityTransform(a: 1, b: 0, tx: 1, ty: 0)
    #expect(image.warped(by: right, width: 4, height: 1).pixels == [10, 10, 20, 30])
    let half = SimilarityTransform(a: 1, b: 0, tx: 0.5, ty: 0)
    #expect(image.warped(by: half, width: 3, height: 1).pixels == [10, 15, 25])
  }

  /// A quarter turn: (x, y) goes to (−y, x), and back into the picture.
  @Test func aQuarterTurnEqualsItsOrientation() throws {
    let image = try patterned(width: 4, height: 3, channels: .rgb)
    let turn = SimilarityTransform(a: 0, b: 1, tx: 3, ty: 0)
    #expect(
      largestDifference(
        image.warped(by: turn, width: 3, height: 4), image.oriented(.right)) <= 1)
  }

  /// Stripes of one pixel turn gray when they shrink; plain interpolation would leave them.
  @Test(arguments: [3, 7, 20]) func shrinkingDoesNotAlias(factor: Int) throws {
    let side = 10 * factor
    let stripes = (0..<side * side).map { UInt8($0 % 2 * 255) }
    let image = try Image(width: side, height: side, channels: .gray, pixels: stripes)
    let shrink = SimilarityTransform(a: 1 / Double(factor), b: 0, tx: 0, ty: 0)
    let small = image.warped(by: shrink, width: 10, height: 10)
    #expect(small.pixels.allSatisfy { abs(Int($0) - 127) <= 255 / factor / 2 + 2 })
  }

  @Test func shrinkingByAWholeFactorIsTheMean() throws {
    let image = try patterned(width: 12, height: 8, channels: .rgb)
    let quarter = SimilarityTransform(a: 0.25, b: 0, tx: 0, ty: 0)
    #expect(
      largestDifference(
        image.warped(by: quarter, width: 3, height: 2),
        image.resized(width: 3, height: 2, method: .area)) <= 1)
  }

  @Test func landmarksComeToLieWhereTheyShould() throws {
    var image = Image(width: 30, height: 30, channels: .gray, filledWith: 0)
    image[x: 10, y: 12, channel: 0] = 255
    let transform = try SimilarityTransform(
      from: [Point(x: 10.5, y: 12.5), Point(x: 20.5, y: 12.5)],
      to: [Point(x: 4.5, y: 6.5), Point(x: 14.5, y: 6.5)])
    let warped = image.warped(by: transform, width: 20, height: 20)
    #expect(warped[x: 4, y: 6, channel: 0] == 255)
    #expect(warped.pixels.filter { $0 > 0 }.count == 1)
  }
}
