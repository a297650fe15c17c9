import Datasets
import Emotions
import FaceDetection
import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

@testable import Preparation

/// A detector that finds one face in every picture that is not dark, and counts nothing else.
private struct BrightFaceDetector: FaceDetector {
  func faces(in image: Image) throws -> [Face] {
    guard image.pixels[0] > 100 else { return [] }
    let landmarks = Landmarks(
      leftEye: Point(x: 35, y: 40), rightEye: Point(x: 65, y: 40), nose: Point(x: 50, y: 55),
      leftMouth: Point(x: 40, y: 70), rightMouth: Point(x: 60, y: 70))
    return [Face(box: Rect(x: 20, y: 20, width: 60, height: 60), score: 1, landmarks: landmarks)]
  }
}

@Suite struct FaceSourceTests {
  /// A data set of class folders with the given pictures.
  private func dataset(_ pictures: [String: Image]) throws -> Dataset {
    let folder = try TestPaths.temporaryFolder()
    for (name, image) in pictures {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try ImageWriter().write(image, to: file)
    }
    return try DatasetImporter.dataset(at: folder.path)
  }

  private func plain(_ value: UInt8, side: Int) -> Image {
    Image(width: side, height: side, channels: .gray, filledWith: value)
  }

  @Test func `tight crops are taken as they are`() throws {
    let data = try dataset([
      "happy/a.png": plain(200, side: 48), "sad/b.png": plain(9, side: 48),
    ])
    let source = FaceSource {
      Issue.record("no detector is needed")
      return BrightFaceDetector()
    }
    let faces = try source.faces(of: data)
    #expect(faces.faces.map(\.crop.pixels[0]) == [200, 9])
    #expect(faces.faceless.isEmpty && faces.unreadable.isEmpty)
  }

  @Test func `photographs go through the detector, and those without a face are listed`() throws {
    let data = try dataset([
      "happy/a.png": plain(200, side: 100), "sad/b.png": plain(9, side: 100),
    ])
    let faces = try FaceSource { BrightFaceDetector() }.faces(of: data)
    #expect(faces.faces.map(\.picture.label) == [.happy])
    #expect(faces.faces[0].crop.pixels.allSatisfy { $0 == 200 })
    #expect(faces.faceless.map(\.label) == [.sad])
    #expect(faces.clips(length: 3).map(\.clip.crops.count) == [3])
  }

  @Test func `a picture that does not open is listed, and the rest go on`() throws {
    let data = try dataset([
      "happy/a.png": plain(200, side: 48), "sad/b.png": plain(9, side: 48),
    ])
    let broken = URL(filePath: data.root).appending(path: "sad/b.png")
    try Data("no picture".utf8).write(to: broken)
    let faces = try FaceSource { BrightFaceDetector() }.faces(of: data)
    #expect(faces.faces.count == 1)
    #expect(faces.unreadable.map(\.path) == ["sad/b.png"])
  }

  @Test(arguments: [24, 96])
  func `tight crops of another size are brought to 48×48`(side: Int) throws {
    let crop = try FaceCrop(tight: plain(77, side: side))
    #expect(crop.pixels.count == 48 * 48 && crop.pixels.allSatisfy { $0 == 77 })
  }

  @Test func `the data's own landmarks align without a detector, and none give no face`() throws {
    var data = try dataset([
      "happy/a.png": plain(200, side: 100), "sad/b.png": plain(90, side: 100),
    ])
    let happy = try #require(data.pictures.firstIndex { $0.label == .happy })
    data.pictures[happy].landmarks = Landmarks(
      leftEye: Point(x: 35, y: 40), rightEye: Point(x: 65, y: 40), nose: Point(x: 50, y: 55),
      leftMouth: Point(x: 40, y: 70), rightMouth: Point(x: 60, y: 70))
    let source = FaceSource(cropping: .landmarks) {
      Issue.record("no detector is needed")
      return BrightFaceDetector()
    }
    let faces = try source.faces(of: data)
    #expect(faces.faces.map(\.picture.label) == [.happy])
    #expect(faces.faceless.map(\.label) == [.sad])
  }
}
