import Testing

@testable import FaceDetection

private struct PyramidFixture: Decodable {
  struct Case: Decodable {
    let height: Int
    let width: Int
    let minimumFaceSize: Int
    let levels: [[Int]]
  }

  let cases: [Case]
}

@Suite struct ImagePyramidTests {
  @Test("levels are facenet-pytorch's")
  func golden() throws {
    let fixture: PyramidFixture = try GoldenPictures.fixture("mtcnn-pyramids.json")
    #expect(fixture.cases.count == 24)
    for golden in fixture.cases {
      let pyramid = ImagePyramid(
        width: golden.width, height: golden.height, minimumFaceSize: golden.minimumFaceSize,
        factor: 0.709)
      #expect(pyramid.levels.map { [$0.height, $0.width] } == golden.levels)
    }
  }

  @Test("parts hold all levels in order, and more than the allowed pixels only as one level")
  func parts() {
    let pyramid = ImagePyramid(width: 3000, height: 2000, minimumFaceSize: 20, factor: 0.709)
    let parts = pyramid.parts(ofAtMost: 700_000)
    #expect(parts.flatMap(\.self) == pyramid.levels)
    #expect(parts.prefix(2).map(\.count) == [1, 1])
    for part in parts.dropFirst(2) {
      #expect(part.reduce(0) { $0 + $1.width * $1.height } <= 700_000)
    }
    #expect(parts.count < pyramid.levels.count)
  }

  @Test("a picture smaller than the smallest face has no levels")
  func tiny() {
    let pyramid = ImagePyramid(width: 19, height: 500, minimumFaceSize: 20, factor: 0.709)
    #expect(pyramid.levels.isEmpty)
  }
}
