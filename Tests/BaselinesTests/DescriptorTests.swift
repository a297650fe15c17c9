import Imaging
import Testing

@testable import Baselines

@Suite struct DescriptorTests {
  private let upright = Landmarks(
    leftEye: Point(x: 10, y: 20), rightEye: Point(x: 30, y: 20), nose: Point(x: 20, y: 30),
    leftMouth: Point(x: 12, y: 40), rightMouth: Point(x: 28, y: 40))

  @Test func `the shape of a face is counted in distances of the eyes`() throws {
    // Origin (20, 20), unit 20: nose (0, ½), corners (∓0.4, 1), mouth 0.8 wide, 1 below the eyes,
    // ½ below the nose.
    let found = try #require(FaceGeometry(upright)).values
    let expected: [Float] = [0, 0.5, -0.4, 1, 0.4, 1, 0.8, 1, 0.5]
    #expect(found.count == FaceGeometry.length)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-6 }, "\(found)")
  }

  @Test func `neither place, size nor a turn changes the shape`() throws {
    // A quarter turn, twice as large, moved.
    func turned(_ p: Point) -> Point { Point(x: 7 - 2 * p.y, y: -3 + 2 * p.x) }
    let points = upright.points.map(turned)
    let other = Landmarks(
      leftEye: points[0], rightEye: points[1], nose: points[2], leftMouth: points[3],
      rightMouth: points[4])
    let (a, b) = (
      try #require(FaceGeometry(upright)).values, try #require(FaceGeometry(other)).values
    )
    #expect(zip(a, b).allSatisfy { abs($0 - $1) < 1e-6 })
    var blind = upright
    blind.rightEye = blind.leftEye
    #expect(FaceGeometry(blind) == nil)
  }

  @Test func `each part of a row has its share of the variance, learnt from the clips given`() {
    let clips = (0..<20).map { number in
      let x = Float(number % 5)
      return ClipDescriptor(
        appearance: [x, 3 * x, 7], geometry: [x * x] + [Float](repeating: 2, count: 8))
    }
    let scaling = DescriptorScaling(of: clips, geometryShare: 0.25)
    let rows = clips.map(scaling.row)
    #expect(rows.allSatisfy { $0.count == 3 + 9 })
    func variance(_ columns: Range<Int>) -> Float {
      rows.reduce(0) { sum, row in sum + columns.reduce(0) { $0 + row[$1] * row[$1] } } / 20
    }
    #expect(abs(variance(0..<3) - 0.75) < 1e-5)
    // One of the nine numbers varies: a ninth of the share.
    #expect(abs(variance(3..<12) - 0.25 / 9) < 1e-5)
    let alone = DescriptorScaling(of: clips, geometryShare: 0)
    #expect(alone.row(of: clips[0]).count == 3)
  }

  @Test func `a clip without landmarks lies at the mean shape`() {
    let clips = (0..<4).map {
      ClipDescriptor(
        appearance: [Float($0)], geometry: (0..<9).map { Float($0) }.map { $0 * 2 })
    }
    let scaling = DescriptorScaling(of: clips, geometryShare: 0.5)
    let row = scaling.row(of: ClipDescriptor(appearance: [0]))
    #expect(row.dropFirst().allSatisfy { $0 == 0 })
  }

  @Test func `the descriptor of a clip is the mean of its frames`() throws {
    let crops = try [1, 48].map { (step: Int) -> FaceCrop in  // stripes that stand, that lie
      let pixels = (0..<48 * 48).map { (index: Int) -> UInt8 in
        let stripe: Int = index / step % 48 / 4
        return stripe % 2 == 0 ? 40 : 130
      }
      return try FaceCrop(pixels: pixels)
    }
    let hog = HistogramOfGradients()
    let both = try ClipDescriptor(of: Clip(crops)).appearance
    let (a, b) = (hog.descriptor(of: crops[0]), hog.descriptor(of: crops[1]))
    #expect(a != b)
    let means = zip(a, b).map { (first: Float, second: Float) -> Float in (first + second) / 2 }
    let errors = zip(both, means).map { (found: Float, mean: Float) -> Float in abs(found - mean) }
    #expect(both.count == 900 && errors.max()! < 1e-6)
  }
}
