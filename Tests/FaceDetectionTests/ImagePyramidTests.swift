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

  @Test("a picture smaller than the smallest face has no levels")
  func tiny() {
    let pyramid = ImagePyramid(width: 19, height: 500, minimumFaceSize: 20, factor: 0.709)
    #expect(pyramid.levels.isEmpty)
  }
}
