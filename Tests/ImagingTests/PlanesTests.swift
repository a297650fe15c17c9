import Imaging
import Testing

struct PlanesTests {
  @Test func planesEqualAdaptiveAveragePooling() throws {
    let golden = try Golden.vectors.get().areaPlanes
    let image = try golden.source.image
    for expected in golden.cases {
      let rect = expected.rect.map { PixelRect(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) }
      let values = image.normalizedPlanes(
        of: rect, width: expected.width, height: expected.height)
      try #require(values.count == expected.values.count)
      for (value, wanted) in zip(values, expected.values) { #expect(abs(value - wanted) < 1e-6) }
    }
  }

  @Test func aGrayPictureFillsThreeEqualPlanes() throws {
    let image = try patterned(width: 9, height: 7, channels: .gray)
    let values = image.normalizedPlanes(width: 4, height: 3)
    #expect(values[0..<12] == values[12..<24] && values[0..<12] == values[24..<36])
    #expect(Set(values).count > 1)
  }

  @Test func stridesLeaveTheRestOfTheBufferAlone() throws {
    let image = try patterned(width: 6, height: 5, channels: .rgb)
    let layout = PlaneLayout(width: 3, height: 2, rowStride: 5, planeStride: 20)
    var padded = [Float](repeating: 9, count: 60)
    padded.withUnsafeMutableBufferPointer { image.writeNormalizedPlanes(as: layout, into: $0) }
    let dense = image.normalizedPlanes(width: 3, height: 2)
    for plane in 0..<3 {
      for y in 0..<2 {
        for x in 0..<3 { #expect(padded[plane * 20 + y * 5 + x] == dense[plane * 6 + y * 3 + x]) }
      }
    }
    #expect(padded.filter { $0 == 9 }.count == 60 - 18)
  }

  /// Column sums hold 257 rows at a time; a taller window is summed in several passes.
  @Test(arguments: [256, 257, 258, 600]) func tallWindowsDoNotOverflow(height: Int) {
    let image = Image(width: 2, height: height, channels: .rgb, filledWith: 255)
    #expect(image.normalizedPlanes(width: 1, height: 1).allSatisfy { $0 == 127.5 * 0.0078125 })
  }

  @Test func severalTasksMayResampleAtOnce() async throws {
    let image = try patterned(width: 40, height: 30, channels: .rgb)
    let expected = image.normalizedPlanes(width: 11, height: 13)
    await withTaskGroup(of: [Float].self) { group in
      for _ in 0..<8 { group.addTask { image.normalizedPlanes(width: 11, height: 13) } }
      for await values in group { #expect(values == expected) }
    }
  }
}
