import Imaging
import Testing

@testable import FaceDetection

@Suite struct FaceAlignerTests {
  /// A white picture with black squares of 9 pixels around both eyes and the middle of the mouth.
  private func marked(_ points: [Point], width: Int = 300, height: Int = 260) -> Image {
    var picture = Image(width: width, height: height, channels: .rgb, filledWith: 255)
    for point in points {
      for y in Int(point.y) - 4...Int(point.y) + 4 {
        for x in Int(point.x) - 4...Int(point.x) + 4 {
          for channel in 0..<3 { picture[x: x, y: y, channel: channel] = 0 }
        }
      }
    }
    return picture
  }

  private func value(_ crop: FaceCrop, at point: Point) -> UInt8 {
    crop.pixels[Int(point.y) * FaceCrop.side + Int(point.x)]
  }

  @Test(
    "eyes and mouth come to lie at the geometry's places, however the head is turned",
    arguments: [
      SimilarityTransform(a: 3, b: 0, tx: 40, ty: 30),
      SimilarityTransform(a: 3, b: 1, tx: 80, ty: 30),
      SimilarityTransform(a: 2.5, b: -1, tx: 60, ty: 80),
    ])
  func landmarks(turn: SimilarityTransform) throws {
    let places = [CropGeometry.leftEye, CropGeometry.rightEye, CropGeometry.mouth]
    let points = places.map { turn($0) }
    let face = Face(
      box: Rect(x: 0, y: 0, width: 10, height: 10),
      landmarks: Landmarks(
        leftEye: points[0], rightEye: points[1], nose: Point(x: 7, y: 7),
        leftMouth: Point(x: points[2].x - 20, y: points[2].y),
        rightMouth: Point(x: points[2].x + 20, y: points[2].y)))
    let crop = try FaceAligner().crop(face, from: marked(points))
    for place in places { #expect(value(crop, at: place) < 40) }
    #expect(value(crop, at: Point(x: 24, y: 26)) == 255)
    #expect(value(crop, at: Point(x: 4, y: 4)) == 255)
  }

  @Test("a face without landmarks is cut by the mean face of its box")
  func box() throws {
    let box = Rect(x: 60, y: 40, width: 160, height: 160)
    let points = FaceAligner.pointsInBox.map {
      Point(x: box.x + $0.x * box.width, y: box.y + $0.y * box.height)
    }
    let crop = try FaceAligner().crop(Face(box: box), from: marked(points))
    for place in [CropGeometry.leftEye, CropGeometry.rightEye, CropGeometry.mouth] {
      #expect(value(crop, at: place) < 80)
    }
    // The mean face of the box nearly has the geometry: no turn, and the box a little wider.
    let transform = try FaceAligner().transform(for: Face(box: box))
    #expect(abs(transform.b / transform.a) < 0.03)
    #expect((40...60).contains(transform.a * box.width))
  }

  @Test("a face at the picture's edge repeats its last pixels")
  func edge() throws {
    let picture = Image(width: 40, height: 40, channels: .gray, filledWith: 77)
    let face = Face(box: Rect(x: -30, y: -30, width: 60, height: 60))
    let crop = try FaceAligner().crop(face, from: picture)
    #expect(crop.pixels.allSatisfy { $0 == 77 })
  }

  @Test("landmarks on one spot are an error, not a crash")
  func coinciding() {
    let spot = Point(x: 9, y: 9)
    let face = Face(
      box: Rect(x: 0, y: 0, width: 20, height: 20),
      landmarks: Landmarks(
        leftEye: spot, rightEye: spot, nose: spot, leftMouth: spot, rightMouth: spot))
    let picture = Image(width: 20, height: 20, channels: .gray, filledWith: 1)
    #expect(throws: ImagingError.coincidingPoints) { try FaceAligner().crop(face, from: picture) }
  }
}
