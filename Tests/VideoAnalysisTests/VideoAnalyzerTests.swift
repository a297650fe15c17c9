import EmotionModel
import Emotions
import FaceDetection
import FaceSynthesis
import Imaging
import Testing

@testable import VideoAnalysis

@Suite struct VideoAnalyzerTests {
  private func analyzer(
    _ change: (inout VideoAnalyzer.Configuration) -> Void = { _ in }
  ) throws -> VideoAnalyzer {
    var configuration = VideoAnalyzer.Configuration()
    change(&configuration)
    return VideoAnalyzer(
      detector: try MTCNNDetector(), classifier: try ModelFixture.classifier(),
      configuration: configuration)
  }

  private func analyze(
    _ frames: [Frame], with analyzer: VideoAnalyzer
  ) async throws -> (rows: [AnalysisRow], frames: [AnalyzedFrame], summary: VideoSummary) {
    var (rest, done) = (frames[...], [AnalyzedFrame]())
    let summary = try await analyzer.analyze(
      named: "two.mp4", next: { rest.popFirst() }, each: { done.append($0) })
    return (done.flatMap(\.rows), done, summary)
  }

  private var two: [Frame] { SceneFixture.two.map(\.frame) }

  @Test func `every frame has a row per face, in time, with whole probabilities`() async throws {
    let (rows, frames, summary) = try await analyze(two, with: analyzer())
    #expect(frames.map(\.index) == Array(0..<two.count))
    #expect(zip(frames, frames.dropFirst()).allSatisfy { $0.timestamp < $1.timestamp })
    #expect(rows.count == 2 * two.count && summary.frames == two.count)
    for row in rows {
      let scores = try #require(row.scores)
      #expect(abs(scores.probabilities.reduce(0, +) - 1) < 1e-6)
      #expect(row.input == "two.mp4" && row.success && row.face == row.track)
    }
    #expect(Set(rows.map(\.track)) == [0, 1])
  }

  @Test func `frames without faces have a row that says so`() async throws {
    let frames = (0..<12).map { index in
      Frame(
        image: (3..<6).contains(index) ? SceneFixture.wall : two[index].image, index: index,
        timestamp: Double(index) / 25)
    }
    let analyzer = try analyzer { $0.tracking.detectEvery = 1 }
    let (rows, done, summary) = try await analyze(frames, with: analyzer)
    #expect(done.map(\.rows.count) == [2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2])
    #expect(rows.filter { !$0.success }.map(\.frame) == [3, 4, 5])
    #expect(rows.filter { !$0.success }.allSatisfy { $0.track == nil && $0.scores == nil })
    #expect(done[4].hiddenFaces.count == 2 && done[8].hiddenFaces.isEmpty)
    #expect(summary.tracks.map(\.frames) == [9, 9])
  }

  @Test func `an answer is the classifier's about the crops around its frame`() async throws {
    let analyzer = try analyzer {
      $0.clipLength = 5
      $0.tracking.detectEvery = 1
    }
    let (rows, _, _) = try await analyze(two, with: analyzer)
    let crops = try rows.filter { $0.track == 0 }.map {
      try FaceAligner().crop(try #require($0.detection), from: two[$0.frame].image)
    }
    let expected = try await analyzer.classifier.scores(
      for: Clip([16, 18, 20, 22, 24].map { crops[$0] }))
    #expect(rows.first { $0.frame == 20 && $0.track == 0 }?.scores == expected)
    let first = try await analyzer.classifier.scores(
      for: Clip([0, 0, 0, 2, 4].map { crops[$0] }))
    #expect(rows.first { $0.frame == 0 && $0.track == 0 }?.scores == first)
  }

  @Test func `frame by frame, an answer is the photograph's`() async throws {
    let analyzer = try analyzer {
      $0.answer = .frame
      $0.tracking.detectEvery = 1
    }
    let (rows, _, _) = try await analyze(Array(two.prefix(3)), with: analyzer)
    let photo = PhotoAnalyzer(detector: analyzer.detector, classifier: analyzer.classifier)
    let expected = try await photo.rows(for: two[2].image, named: "two.mp4")
    let found = rows.filter { $0.frame == 2 }
    #expect(Set(found.map(\.scores?.confidence)) == Set(expected.map(\.scores?.confidence)))
    #expect(analyzer.lagInSeconds == 0)
  }

  @Test func `a smoothed answer follows the frames' answers`() async throws {
    let (plain, _, _) = try await analyze(two, with: analyzer { $0.answer = .frame })
    let (smooth, _, _) = try await analyze(two, with: analyzer { $0.answer = .smoothed })
    func changes(_ rows: [AnalysisRow]) -> Double {
      let values = rows.filter { $0.track == 0 }.compactMap { $0.scores?.probabilities[0] }
      return zip(values, values.dropFirst()).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
    #expect(plain[0].scores == smooth[0].scores)
    #expect(changes(smooth) < 0.7 * changes(plain))
  }

  @Test func `a fixed lag delays rows by just that, and none gives them at once`() async throws {
    for (lag, expected) in [(0.0, 0), (0.16, 4)] {
      var session = try analyzer {
        $0.clipLength = 5
        $0.lag = lag
      }.session(named: "two.mp4")
      for (index, frame) in two.prefix(12).enumerated() {
        let done = try await session.add(frame)
        #expect(done.map(\.index) == (index >= expected ? [index - expected] : []))
      }
      #expect(try await session.finish().count == expected)
    }
  }

  @Test func `the same frames give the same rows`() async throws {
    let (first, _, summary) = try await analyze(two, with: analyzer())
    let (second, _, again) = try await analyze(two, with: analyzer())
    #expect(first == second && summary == again)
  }

  @Test func `a summary's shares sum to one, whatever the threshold`() async throws {
    for threshold in [0, 0.3, 1] {
      let (rows, _, summary) = try await analyze(two, with: analyzer { $0.threshold = threshold })
      #expect(summary.tracks.count == 2 && summary.duration == two.last?.timestamp)
      for track in summary.tracks {
        #expect(abs(track.share.values.reduce(track.uncertainShare, +) - 1) < 1e-9)
        #expect(abs(track.meanScores.values.reduce(0, +) - 1) < 1e-6)
        #expect(track.frames == rows.count { $0.track == track.track })
      }
      if threshold == 1 { #expect(summary.tracks.allSatisfy { $0.dominant == nil }) }
    }
  }

  @Test func `a video without frames has an empty summary`() async throws {
    let (rows, _, summary) = try await analyze([], with: analyzer())
    #expect(rows.isEmpty && summary == VideoSummary(input: "two.mp4"))
  }

  @Test func `pictures are handed on only where they are asked for`() async throws {
    let without = try await analyze(Array(two.prefix(3)), with: analyzer()).frames
    let with = try await analyze(Array(two.prefix(3)), with: analyzer { $0.keepsImages = true })
    #expect(without.allSatisfy { $0.image == nil })
    #expect(with.frames.map(\.image) == two.prefix(3).map(\.image))
  }
}
