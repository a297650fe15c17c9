import Foundation
import Imaging
import TestSupport
import Testing

@testable import FaceDetection

/// Boxes of OpenCV's CascadeClassifier; script/golden/haar.py.
private struct HaarFixture: Decodable {
  struct Cascade: Decodable {
    struct Photo: Decodable {
      let sha256: String
      let boxes: [[Double]]
    }

    let sha256: String
    let pictures: [String: [[Double]]]
    let jaffe: [String: Photo]?
  }

  let cascades: [String: Cascade]
}

private struct PictureFixture: Decodable {
  let pictures: [String: GoldenPictures.Description]
}

@Suite struct HaarDetectorTests {
  private static let folder = TestPaths.root.appending(path: ".deps/haarcascades")

  /// How many of OpenCV's boxes have a partner at IoU ≥ 0.7, and how many boxes have none.
  private func matches(_ faces: [Face], _ boxes: [[Double]]) -> (matched: Int, extra: Int) {
    var left = faces
    var matched = 0
    for box in boxes {
      let rect = Rect(x: box[0], y: box[1], width: box[2], height: box[3])
      if let index = left.firstIndex(where: { $0.box.intersectionOverUnion(with: rect) >= 0.7 }) {
        left.remove(at: index)
        matched += 1
      }
    }
    return (matched, left.count)
  }

  @Test(
    "boxes on composed pictures are OpenCV's, with stumps, trees and tilted features",
    arguments: [
      "haarcascade_frontalface_default.xml", "haarcascade_frontalface_alt2.xml",
      "haarcascade_smile.xml",
    ])
  func composedPictures(cascade: String) throws {
    let golden = try #require(
      GoldenPictures.fixture("haar.json", as: HaarFixture.self).cascades[cascade])
    let descriptions: PictureFixture = try GoldenPictures.fixture("mtcnn-pictures.json")
    let detector = try HaarDetector(contentsOf: Self.folder.appending(component: cascade))
    var (matched, extra, expected) = (0, 0, 0)
    for (name, boxes) in golden.pictures where GoldenPictures.isQuick(name) {
      let picture = try GoldenPictures.composed(try #require(descriptions.pictures[name]))
      let found = matches(try detector.faces(in: picture), boxes)
      matched += found.matched
      extra += found.extra
      expected += boxes.count
    }
    #expect(expected > 0)
    #expect(Double(matched) >= 0.95 * Double(expected))
    #expect(Double(extra) <= 0.05 * Double(expected))
  }

  @Test(
    "boxes on the JAFFE photographs are OpenCV's",
    .enabled(if: TestPaths.data != nil, "needs the research data"),
    arguments: ["haarcascade_frontalface_default.xml", "haarcascade_frontalface_alt2.xml"])
  func jaffe(cascade: String) throws {
    let golden = try #require(
      GoldenPictures.fixture("haar.json", as: HaarFixture.self).cascades[cascade]?.jaffe)
    #expect(golden.count == 213)
    let detector = try HaarDetector(contentsOf: Self.folder.appending(component: cascade))
    var (matched, extra, expected) = (0, 0, 0)
    for (name, photo) in GoldenPictures.sample(golden.sorted { $0.key < $1.key }) {
      let picture = try GoldenPictures.jaffe(name, sha256: photo.sha256)
      let found = matches(try detector.faces(in: picture), photo.boxes)
      matched += found.matched
      extra += found.extra
      expected += photo.boxes.count
    }
    #expect(expected > 20)
    #expect(Double(matched) >= 0.95 * Double(expected))
    #expect(Double(extra) <= 0.05 * Double(expected))
  }

  @Test("a picture smaller than the window has no faces", arguments: [1, 5, 23, 29])
  func tinyPictures(side: Int) throws {
    let detector = try HaarDetector()
    let picture = Image(width: side, height: side, channels: .gray, filledWith: 90)
    #expect(try detector.faces(in: picture).isEmpty)
  }

  @Test("faces come largest first, without score and landmarks")
  func order() throws {
    let descriptions: PictureFixture = try GoldenPictures.fixture("mtcnn-pictures.json")
    let picture = try GoldenPictures.composed(try #require(descriptions.pictures["small"]))
    let faces = try HaarDetector().faces(in: picture)
    #expect(faces.count == 2)
    #expect(faces.map(\.box.area) == faces.map(\.box.area).sorted(by: >))
    #expect(faces.allSatisfy { $0.score == nil && $0.landmarks == nil })
  }

  @Test("settings with which nothing can be found are refused")
  func configuration() {
    for change in [
      { $0.minimumFaceSize = 0 }, { $0.scaleFactor = 1 }, { $0.scaleFactor = .nan },
      { $0.minimumNeighbors = -1 },
    ] as [(inout HaarDetector.Configuration) -> Void] {
      var configuration = HaarDetector.Configuration()
      change(&configuration)
      #expect(throws: FaceDetectionError.self) { try HaarDetector(configuration: configuration) }
    }
  }
}
