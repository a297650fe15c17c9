import EmotionModel
import Emotions
import FaceDetection
import FaceSynthesis
import Imaging
import Testing

@testable import VideoAnalysis

@Suite struct BaselineTests {
  private var two: [Frame] { SceneFixture.two.map(\.frame) }

  private func analyzer(_ baseline: Baseline?) throws -> VideoAnalyzer {
    var configuration = VideoAnalyzer.Configuration()
    configuration.baseline = baseline
    configuration.threshold = 0.3
    return VideoAnalyzer(
      detector: try MTCNNDetector(), classifier: try ModelFixture.classifier(),
      configuration: configuration)
  }

  private func rows(of analyzer: VideoAnalyzer) async throws -> [AnalysisRow] {
    var (rest, rows) = (two[...], [AnalysisRow]())
    _ = try await analyzer.analyze(
      named: "two.mp4", next: { rest.popFirst() }, each: { rows += $0.rows })
    return rows
  }

  @Test func `after the first seconds of a face its rest is taken off, the scores stay`()
    async throws
  {
    let raw = try await rows(of: analyzer(nil))
    let corrected = try await rows(of: analyzer(.first(seconds: 1)))
    #expect(raw.map(\.scores) == corrected.map(\.scores))
    #expect(raw.allSatisfy { $0.corrected == nil })
    #expect(corrected.allSatisfy { ($0.corrected == nil) == ($0.timestamp < 1) })
    for track in [0, 1] {
      let own = corrected.filter { $0.track == track }
      let face = try RestingFace(own.filter { $0.timestamp < 1 }.compactMap(\.scores))
      for row in own where row.timestamp >= 1 {
        let expected = face.corrected(try #require(row.scores))
        #expect(row.corrected == expected && row.answer?.scores == expected)
        #expect(row.isCorrectedUncertain == (expected.confidence < 0.3))
      }
    }
  }

  @Test func `the calmest tenth of each face's frames is its rest`() async throws {
    var rest = two[...]
    let faces = try await analyzer(.first(seconds: 1)).restingFaces { rest.popFirst() }
    #expect(Set(faces.keys) == [0, 1])
    let own = try await rows(of: analyzer(nil)).filter { $0.track == 1 }.compactMap(\.scores)
    let calmest = own.sorted { $0[.neutral] > $1[.neutral] }.prefix(own.count / 10)
    #expect(faces[1] == (try RestingFace(Array(calmest))))
    let corrected = try await rows(of: analyzer(.tracks([1: try #require(faces[1])])))
    #expect(corrected.allSatisfy { ($0.corrected == nil) == ($0.track == 0) })
  }

  @Test func `a photograph's face is everybody's, in photographs too`() async throws {
    let classifier = try ModelFixture.classifier()
    let plain = PhotoAnalyzer(detector: try MTCNNDetector(), classifier: classifier)
    let read = try await plain.rows(for: two[0].image, named: "a").compactMap(\.scores)
    let face = try RestingFace([try #require(read.first)])
    let photo = PhotoAnalyzer(
      detector: try MTCNNDetector(), classifier: classifier, restingFace: face)
    let again = try await photo.rows(for: two[0].image, named: "a")
    #expect(again.map(\.corrected) == read.map { face.corrected($0) })
    let film = try await rows(of: analyzer(.face(face)))
    #expect(film.allSatisfy { $0.corrected == $0.scores.map { face.corrected($0) } })
  }
}
