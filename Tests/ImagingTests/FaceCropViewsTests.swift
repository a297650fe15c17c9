import Imaging
import Testing

@Suite struct FaceCropViewsTests {
  /// Every pixel says where it is: the column in the low part, the row's parity above.
  private func crop() throws -> FaceCrop {
    try FaceCrop(
      pixels: (0..<48 * 48).map { (place: Int) -> UInt8 in
        let (row, column) = place.quotientAndRemainder(dividingBy: 48)
        return UInt8(column + row % 2 * 100)
      })
  }

  @Test func `a mirror image exchanges left and right, twice is nothing`() throws {
    let crop = try crop()
    #expect(crop.mirrored.pixels[0] == 47)
    #expect(crop.mirrored != crop)
    #expect(crop.mirrored.mirrored == crop)
  }

  @Test func `a shift moves the face and repeats the border`() throws {
    let crop = try crop()
    let moved = crop.shifted(x: 2, y: -1)
    #expect(moved.pixels[0] == crop.pixels[48])
    #expect(moved.pixels[1] == crop.pixels[48])
    #expect(moved.pixels[10] == crop.pixels[48 + 8])
    #expect(moved.pixels[47 * 48 + 10] == crop.pixels[47 * 48 + 8])
    #expect(crop.shifted(x: 0, y: 0) == crop)
  }
}
