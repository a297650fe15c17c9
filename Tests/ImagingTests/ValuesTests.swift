import Imaging
import Testing

struct ValuesTests {
  private func crops(_ count: Int) throws -> [FaceCrop] {
    try (0..<count).map { index in
      try FaceCrop(pixels: Array(repeating: UInt8(index), count: 48 * 48))
    }
  }

  /// The crops of each clip, by number: whole strides, a last clip that overlaps, a first crop
  /// that is repeated.
  @Test(
    arguments: [
      (0, 4, 2, []), (1, 1, 1, [[0]]), (3, 1, 1, [[0], [1], [2]]), (1, 3, 1, [[0, 0, 0]]),
      (2, 4, 2, [[0, 0, 0, 1]]), (4, 4, 2, [[0, 1, 2, 3]]),
      (6, 4, 2, [[0, 1, 2, 3], [2, 3, 4, 5]]),
      (7, 4, 2, [[0, 1, 2, 3], [2, 3, 4, 5], [3, 4, 5, 6]]),
      (5, 2, 4, [[0, 1], [3, 4]]),
    ] as [(Int, Int, Int, [[UInt8]])])
  func clipsCoverTheCropsInOrder(
    count: Int, length: Int, stride: Int, expected: [[UInt8]]
  ) throws {
    let clips = Clip.clips(of: try crops(count), length: length, stride: stride)
    #expect(clips.map { $0.crops.map { $0.pixels[0] } } == expected)
  }

  @Test func cutClipsHaveOneLengthAndHoldTheLastCrop() throws {
    for count in 1...12 {
      let crops = try crops(count)
      for length in 1...5 {
        for stride in 1...length {
          let clips = Clip.clips(of: crops, length: length, stride: stride)
          #expect(clips.allSatisfy { $0.crops.count == length })
          #expect(clips.last?.crops.last == crops.last)
          #expect(Set(clips.flatMap(\.crops)).count == count)
        }
      }
    }
  }

  @Test(arguments: [(0, 3), (3, 0), (-1, 2)]) func aPictureHasPixels(width: Int, height: Int) {
    #expect(throws: ImagingError.emptyImage(width: width, height: height)) {
      try Image(width: width, height: height, channels: .gray, pixels: [])
    }
  }

  @Test func thePixelsFitTheSize() {
    #expect(throws: ImagingError.pixelCount(found: 5, expected: 12)) {
      try Image(width: 2, height: 2, channels: .rgb, pixels: [1, 2, 3, 4, 5])
    }
    #expect(throws: ImagingError.pixelCount(found: 1, expected: 2304)) {
      try FaceCrop(pixels: [1])
    }
  }

  @Test(arguments: [
    ImagingError.emptyImage(width: 0, height: 2), .pixelCount(found: 1, expected: 2),
    .coincidingPoints,
  ])
  func everyErrorSaysWhatHappenedAndWhatToDo(error: ImagingError) throws {
    #expect(try #require(error.errorDescription).count > 15)
    #expect(try #require(error.recoverySuggestion).count > 15)
  }
}
