import Datasets
import Emotions
import Evaluation
import Foundation
import Imaging
import MediaIO
import Preparation
import TestSupport
import Testing

@testable import Terminal

@Suite struct MissesTests {
  /// Two takes of three frames, a picture of its own; a face is in the given frames alone.
  private func faces(in shown: Set<String>) throws -> PreparedFaces {
    let folder = try TestPaths.temporaryFolder()
    let names = ["anna__a__1", "anna__a__2", "anna__a__3", "anna__b__1", "anna__b__2", "eve__9"]
    for name in names {
      let file = folder.appending(path: "happy/\(name).png")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try ImageWriter().write(
        Image(width: 60, height: 60, channels: .gray, filledWith: 99), to: file)
    }
    var dataset = try DatasetImporter.dataset(at: folder.path)
    for index in dataset.pictures.indices
    where shown.contains(where: { dataset.pictures[index].path.contains($0) }) {
      dataset.pictures[index].landmarks = Landmarks(
        leftEye: Point(x: 20, y: 20), rightEye: Point(x: 40, y: 20), nose: Point(x: 30, y: 30),
        leftMouth: Point(x: 22, y: 40), rightMouth: Point(x: 38, y: 40))
    }
    return try FaceSource(cropping: .landmarks) {
      throw CocoaError(.featureUnsupported)  // no detector is needed
    }.faces(of: dataset)
  }

  @Test func `each picture without a face is a miss of its own`() throws {
    let misses = try faces(in: ["a__1", "eve"]).misses(length: 1)
    #expect(
      misses.map { String($0.id.suffix(8)) } == ["a__2.png", "a__3.png", "b__1.png", "b__2.png"])
    #expect(misses.allSatisfy { $0.scores == nil && $0.label == .happy })
  }

  @Test func `a recording is a miss once, and only when no frame of it shows a face`() throws {
    let faces = try faces(in: ["a__1"])
    #expect(faces.clips(length: 3).count == 1)
    let misses = faces.misses(length: 3)
    #expect(misses.map { String($0.id.suffix(8)) } == ["b__2.png", "e__9.png"])
  }
}
