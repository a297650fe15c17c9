import Emotions
import Foundation
import Imaging
import TestSupport
import Testing
import VideoAnalysis

@testable import Reports

/// Draws everything once for a person to look at: `MIEN_GALLERY=folder swift test --filter Gallery`.
@Suite(.enabled(if: galleryFolder != nil, "draws into MIEN_GALLERY"))
struct GalleryTests {
  @Test func `annotated pictures`() throws {
    let photo = Samples.photo(width: 640, height: 480)
    let rows = [
      Samples.row(Samples.face(x: 60, y: 80, side: 120), try Samples.scores(.happy, 0.97)),
      Samples.row(Samples.face(x: 300, y: 60, side: 90), try Samples.scores(.fear, 0.81)),
      Samples.row(
        Samples.face(x: 480, y: 250, side: 130), try Samples.scores(.sad, 0.34), isUncertain: true),
      Samples.row(Samples.face(x: 410, y: 60, side: 60), try Samples.scores(.angry, 0.67)),
    ]
    try save(photo, rows, "four")
    try save(photo, [Samples.row(Samples.face(x: 60, y: 80, side: 120), nil)], "detect")
    let tiny = Samples.row(Samples.face(x: 4, y: 4, side: 36), try Samples.scores(.surprise))
    try save(Samples.photo(width: 48, height: 48), [tiny], "tiny")
    let crowd = try (0..<18).map { index in
      let (x, y) = (Double(index % 6), Double(index / 6))
      let face = Samples.face(x: x * 380 + 90, y: y * 500 + 60, side: 200)
      let scores = try Samples.scores(Emotion.seven[index % 7], 0.5 + Double(index) / 40)
      return Samples.row(face, scores)
    }
    try save(Samples.photo(width: 2400, height: 1600), crowd, "crowd")
  }

  @Test(arguments: FigureFormat.allCases) func figures(format: FigureFormat) throws {
    let folder = try #require(galleryFolder)
    for figure in try Samples.figures() { try figure.write(into: folder, formats: [format]) }
  }

  @Test func page() throws {
    let folder = try #require(galleryFolder)
    try Samples.report().write(to: folder.appending(component: "report.html"))
  }

  private func save(_ photo: Image, _ rows: [AnalysisRow], _ name: String) throws {
    let image = try AnnotatedPicture(photo, rows: rows).image()
    let file = try #require(galleryFolder).appending(component: "annotated-\(name).png")
    try Canvas(over: image).finish().write(to: file)
  }
}

private let galleryFolder = ProcessInfo.processInfo.environment["MIEN_GALLERY"].map {
  URL(filePath: $0)
}
