import Imaging
import Testing

@testable import FaceDetection

/// Faces whose place is known about.
@Suite struct RefinementTests {
  @Test(arguments: [(0.0, 0.0, 1.0), (0.12, 0, 1), (0, -0.12, 1), (-0.1, 0.1, 1.15), (0, 0, 0.85)])
  func `a face is found from a place beside it`(dx: Double, dy: Double, scale: Double) throws {
    let detector = try MTCNNDetector()
    let picture = try GoldenPictures.astronaut()
    let face = try #require(try detector.faces(in: picture).first)
    let (w, h) = (face.box.width, face.box.height)
    let place = Rect(
      x: face.box.x + dx * w, y: face.box.y + dy * h, width: w * scale, height: h * scale)
    let found = try #require(try detector.faces(near: [place], in: picture)[0])
    #expect(found.box.intersectionOverUnion(with: face.box) > 0.8)
    let (a, b) = (try #require(face.landmarks), try #require(found.landmarks))
    for (p, q) in zip(a.points, b.points) {
      #expect(abs(p.x - q.x) < 0.05 * w && abs(p.y - q.y) < 0.05 * h)
    }
  }

  @Test func `places without a face, without a size or outside give none, in their order`() throws {
    let detector = try MTCNNDetector()
    let picture = try GoldenPictures.astronaut()
    let face = try #require(try detector.faces(in: picture).first)
    let empty = Rect(x: 300, y: 330, width: 90, height: 90)
    let outside = Rect(x: 5000, y: 0, width: 90, height: 90)
    let point = Rect(x: 30, y: 30, width: 0, height: 0)
    let found = try detector.faces(near: [empty, outside, face.box, point], in: picture)
    #expect(found.map { $0 != nil } == [false, false, true, false])
    #expect(try detector.faces(near: [], in: picture).isEmpty)
  }

  @Test func `a cascade looks around the place only`() throws {
    let detector = try HaarDetector()
    let picture = try GoldenPictures.astronaut()
    let face = try #require(try detector.faces(in: picture).first)
    let place = Rect(
      x: face.box.x + 10, y: face.box.y - 8, width: face.box.width, height: face.box.height)
    let outside = Rect(x: -500, y: 0, width: 90, height: 90)
    let found = try detector.faces(near: [place, outside], in: picture)
    let first = try #require(found[0])
    #expect(first.box.intersectionOverUnion(with: face.box) > 0.7)
    #expect(found[1] == nil)
  }
}
