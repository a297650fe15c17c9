import Foundation
import Imaging
import TestSupport
import Testing

@testable import FaceDetection

/// Detections of facenet-pytorch; script/golden/mtcnn.py.
private struct GoldenFace: Decodable {
  let box: [Double]
  let probability: Double
  let landmarks: [[Double]]

  var rect: Rect {
    Rect(x: box[0], y: box[1], width: box[2] - box[0], height: box[3] - box[1])
  }

  /// The greatest distance of a landmark, in pixels.
  func distance(to face: Face) -> Double {
    guard let points = face.landmarks?.points else { return .infinity }
    return zip(points, landmarks).map { hypot($0.x - $1[0], $0.y - $1[1]) }.max() ?? .infinity
  }
}

private struct PictureFixture: Decodable {
  struct Picture: Decodable {
    let faces: [GoldenFace]
  }

  let pictures: [String: Picture]
}

private struct DescriptionFixture: Decodable {
  let pictures: [String: GoldenPictures.Description]
}

private struct PhotoFixture: Decodable {
  struct Photo: Decodable {
    let sha256: String
    let faces: [GoldenFace]
  }

  let pictures: [String: Photo]
}

@Suite struct MTCNNDetectorTests {
  /// How many golden faces are found at IoU ≥ 0.9 with landmarks within 2 pixels.
  private func matched(_ faces: [Face], _ golden: [GoldenFace]) -> Int {
    golden.count { expected in
      faces.contains {
        $0.box.intersectionOverUnion(with: expected.rect) >= 0.9
          && expected.distance(to: $0) <= 2
          && abs(($0.score ?? 0) - expected.probability) < 0.02
      }
    }
  }

  @Test(
    "several faces, faces at the borders and small faces are those of facenet-pytorch",
    arguments: ["portrait", "several", "borders", "small", "odd"])
  func composedPictures(name: String) throws {
    let fixture: PictureFixture = try GoldenPictures.fixture("mtcnn-pictures.json")
    let descriptions: DescriptionFixture = try GoldenPictures.fixture("mtcnn-pictures.json")
    let golden = try #require(fixture.pictures[name]).faces
    let picture = try GoldenPictures.composed(try #require(descriptions.pictures[name]))
    let faces = try MTCNNDetector().faces(in: picture)
    #expect(!golden.isEmpty)
    #expect(faces.count == golden.count)
    #expect(matched(faces, golden) == golden.count)
    #expect(faces.map(\.box.area) == faces.map(\.box.area).sorted(by: >))
  }

  @Test(
    "faces on the JAFFE photographs are those of facenet-pytorch",
    .enabled(if: TestPaths.data != nil, "needs the research data"))
  func jaffe() throws {
    let fixture: PhotoFixture = try GoldenPictures.fixture("mtcnn-jaffe.json")
    #expect(fixture.pictures.count == 213)
    let detector = try MTCNNDetector()
    var (found, expected, extra) = (0, 0, 0)
    for (name, photo) in GoldenPictures.sample(fixture.pictures.sorted { $0.key < $1.key }) {
      let picture = try GoldenPictures.jaffe(name, sha256: photo.sha256)
      let faces = try detector.faces(in: picture)
      found += matched(faces, photo.faces)
      expected += photo.faces.count
      extra += max(0, faces.count - photo.faces.count)
    }
    #expect(expected >= 21)
    #expect(Double(found) >= 0.99 * Double(expected))
    #expect(extra == 0)
  }

  @Test(
    "pictures without room for a face, and empty ones, have no faces",
    arguments: [(1, 1), (5, 5), (19, 300), (300, 19), (20, 20), (21, 23), (64, 64), (1500, 20)])
  func noFaces(width: Int, height: Int) throws {
    let detector = try MTCNNDetector()
    for channels in [Image.Channels.gray, .rgb] {
      let picture = Image(width: width, height: height, channels: channels, filledWith: 128)
      #expect(try detector.faces(in: picture).isEmpty)
    }
  }

  @Test("a gray picture is one with three equal channels, and repeating changes nothing")
  func gray() throws {
    let descriptions: DescriptionFixture = try GoldenPictures.fixture("mtcnn-pictures.json")
    let gray = try GoldenPictures.composed(try #require(descriptions.pictures["portrait"])).gray()
    let detector = try MTCNNDetector()
    let faces = try detector.faces(in: gray)
    #expect(faces.count == 1)
    #expect(try detector.faces(in: gray.rgb()) == faces)
    #expect(try MTCNNDetector().faces(in: gray) == faces)
  }

  @Test("a larger minimum leaves the small faces out")
  func minimumFaceSize() throws {
    let descriptions: DescriptionFixture = try GoldenPictures.fixture("mtcnn-pictures.json")
    let picture = try GoldenPictures.composed(try #require(descriptions.pictures["odd"]))
    var configuration = MTCNNDetector.Configuration()
    configuration.minimumFaceSize = 60
    let faces = try MTCNNDetector(configuration).faces(in: picture)
    #expect(try MTCNNDetector().faces(in: picture).count == 3)
    #expect(faces.count == 2)
    #expect(faces.allSatisfy { $0.box.height > 30 })
  }

  @Test("settings with which nothing can be found are refused")
  func configuration() {
    for change in [
      { $0.minimumFaceSize = 11 }, { $0.thresholds = [0.6, 0.7] },
      { $0.thresholds = [0.6, 0.7, 1.1] }, { $0.thresholds[0] = .nan },
      { $0.pyramidFactor = 1 }, { $0.pyramidFactor = .nan },
    ] as [(inout MTCNNDetector.Configuration) -> Void] {
      var configuration = MTCNNDetector.Configuration()
      change(&configuration)
      #expect(throws: FaceDetectionError.self) { try MTCNNDetector(configuration) }
    }
  }
}
