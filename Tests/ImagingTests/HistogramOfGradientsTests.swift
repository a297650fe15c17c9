import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite struct HistogramOfGradientsTests {
  private struct Golden: Decodable {
    struct Case: Decodable {
      let kind, width, height, cell, block, orientations, count: Int
      let values: [Double]
    }

    let step: Int
    let absolute_tolerance: Double
    let cases: [Case]
  }

  @Test func `the numbers are scikit-image's`() throws {
    let file = TestPaths.root.appending(path: "Tests/ImagingTests/Fixtures/hog.json")
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    #expect(golden.cases.count == 6)
    for one in golden.cases {
      var hog = HistogramOfGradients()
      hog.cellSide = one.cell
      hog.blockSide = one.block
      hog.orientations = one.orientations
      let found = hog.descriptor(
        of: Self.picture(one.kind, one.width, one.height), width: one.width, height: one.height)
      #expect(found.count == one.count)
      #expect(found.count == hog.length(width: one.width, height: one.height))
      for (index, value) in one.values.enumerated() {
        let mine = Double(found[index * golden.step])
        #expect(
          abs(mine - value) <= golden.absolute_tolerance,
          "\(one.kind), \(one.width)×\(one.height), number \(index * golden.step)")
      }
    }
  }

  @Test func `an edge that stands has its gradient in the first direction, and nowhere else`() {
    // Dark columns 0–3, light columns 4–7: the differences at x = 3 and 4 are 100, direction 0.
    var hog = HistogramOfGradients()
    hog.blockSide = 1
    let pixels = (0..<64).map { UInt8($0 % 8 < 4 ? 20 : 120) }
    let found = hog.descriptor(of: pixels, width: 8, height: 8)
    // One direction alone: 1, cut to 0.2, and 1 again.
    #expect(found.count == 9)
    #expect(abs(found[0] - 1) < 1e-4 && found.dropFirst().allSatisfy { $0 == 0 }, "\(found)")
  }

  @Test func `cells with the same edges share their block evenly`() {
    // Rows 0–2 of each cell are dark, 3–5 light: three rows of each cell have a difference of 60.
    var hog = HistogramOfGradients()
    hog.cellSide = 6
    hog.blockSide = 2
    let lying = { (y: Int) in UInt8(y < 3 ? 0 : 60) }
    let pixels = (0..<144).map { index -> UInt8 in lying(index / 12 % 6) }
    let found = hog.descriptor(of: pixels, width: 12, height: 12)
    // All edges lie: 90°, the fifth of nine directions, in each of the four cells alike.
    let strong = found.indices.filter { found[$0] > 0.1 }
    #expect(strong == [4, 13, 22, 31], "\(found)")
    #expect(strong.allSatisfy { abs(found[$0] - 0.5) < 1e-4 }, "\(found)")
  }

  @Test func `a flat picture gives zeros, and a small one nothing`() throws {
    let flat = try FaceCrop(pixels: Array(repeating: 90, count: 48 * 48))
    let found = HistogramOfGradients().descriptor(of: flat)
    #expect(found.count == 900 && found.allSatisfy { $0 == 0 })
    #expect(HistogramOfGradients().descriptor(of: [1, 2, 3, 4], width: 2, height: 2).isEmpty)
    #expect(HistogramOfGradients().length(width: 2, height: 2) == 0)
  }

  /// As `script/golden/hog.py` makes it.
  private static func picture(_ kind: Int, _ width: Int, _ height: Int) -> [UInt8] {
    (0..<width * height).map { index in
      let (x, y) = (index % width, index / width)
      let value = [x * 5 + y * 3, (x * x + 3 * x * y + 7 * y) / 4, (x / 6 + y / 9) % 2 * 120 + x][
        kind]
      return UInt8(value % 256)
    }
  }
}
