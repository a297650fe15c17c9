import EmotionModel
import FaceDetection
import FaceSynthesis
import Imaging
import Testing

@testable import VideoAnalysis

@Suite struct LiveTests {
  @Test func `detection becomes seldomer under load, and returns`() {
    var pace = DetectionPace(least: 5, most: 30)
    var time = 0.0
    func run(seconds: Int, busy: Double) {
      for _ in 0..<seconds * 25 {
        time += 0.04
        pace.note(busy: busy * 0.04, at: time)
      }
    }
    run(seconds: 2, busy: 0.7)
    #expect(pace.detectEvery == 5)
    run(seconds: 2, busy: 0.95)
    #expect((8...12).contains(pace.detectEvery))
    run(seconds: 20, busy: 0.95)
    #expect(pace.detectEvery == 30)
    run(seconds: 60, busy: 0.3)
    #expect(pace.detectEvery == 5)
  }

  @Test func `quantiles of latencies are right to two percent, in fixed memory`() throws {
    var record = LatencyRecord()
    #expect(record.quantile(0.5) == nil)
    for number in 1...10_000 { record.add(Double(number) / 100_000) }
    for share in [0.05, 0.5, 0.95, 1] {
      let found = try #require(record.quantile(share))
      #expect(abs(found / (share * 0.1) - 1) < 0.02, "\(share): \(found)")
    }
    record.add(0)
    record.add(1e9)
    #expect(record.count == 10_002)
  }

  @Test func `a meter tells the pace of the last second`() {
    var meter = LiveMeter()
    #expect(meter.framesPerSecond == 0 && meter.latency == nil)
    for number in 0..<100 { meter.answered(after: 0.2, at: Double(number) / 10) }
    for number in 0..<100 { meter.answered(after: 0.01, at: 20 + Double(number) / 50) }
    #expect(abs(meter.framesPerSecond - 50) < 1e-6 && meter.latency == 0.01)
    #expect(meter.answered == 200)
  }

  private func rows(
    _ answer: VideoAnalyzer.Answer, compares: Bool = false, clipLength: Int = 5
  ) async throws -> [AnalyzedFrame] {
    var configuration = VideoAnalyzer.Configuration()
    configuration.answer = answer
    configuration.comparesAnswers = compares
    configuration.lag = 0.08
    let analyzer = VideoAnalyzer(
      detector: try MTCNNDetector(),
      classifier: try ModelFixture.classifier(clipLength: clipLength),
      configuration: configuration)
    var (rest, done) = (SceneFixture.two.prefix(15).map(\.frame)[...], [AnalyzedFrame]())
    _ = try await analyzer.analyze(
      named: "two.mp4", next: { rest.popFirst() }, each: { done.append($0) })
    return done
  }

  @Test func `the answers beside a clip's are those of frames and of smoothed frames`() async throws
  {
    let clips = try await rows(.clip, compares: true)
    let (frames, smoothed) = (try await rows(.frame), try await rows(.smoothed))
    #expect(clips.map(\.rows) == (try await rows(.clip)).map(\.rows))
    for (index, frame) in clips.enumerated() {
      #expect(frame.answersBeside.count == 2)
      for row in frame.rows {
        let beside = try #require(frame.answersBeside[row.track ?? -1])
        #expect(beside.frame == frames[index].rows.first { $0.track == row.track }?.scores)
        #expect(beside.smoothed == smoothed[index].rows.first { $0.track == row.track }?.scores)
      }
    }
    #expect(clips[10].rows[0].scores != clips[10].answersBeside[0]?.frame)
  }

  @Test func `a model of single pictures has no lag, whatever is asked`() async throws {
    let frames = try await rows(.clip, compares: true, clipLength: 1)
    for frame in frames {
      for row in frame.rows {
        #expect(frame.answersBeside[row.track ?? -1]?.frame == row.scores)
      }
    }
    let plain = try await rows(.frame)
    #expect(frames.map(\.rows) == plain.map(\.rows))
  }

  @Test func `how often faces are looked for may change on the way`() async throws {
    let analyzer = VideoAnalyzer(
      detector: try MTCNNDetector(), classifier: try ModelFixture.classifier())
    var session = try analyzer.session(named: "camera")
    for (index, frame) in SceneFixture.two.prefix(12).enumerated() {
      session.detectEvery = 1 + index
      let done = try await session.add(frame.frame)
      #expect(done.first?.rows.count == 2)
    }
    #expect(session.detectEvery == 12)
  }
}
