import Emotions
import Testing

@testable import VideoAnalysis

@Suite struct EventDetectorTests {
  /// The events of answers that come 10 a second: probabilities of happy and surprise.
  private func events(
    _ answers: [(happy: Double, surprise: Double)?]
  ) throws -> [ExpressionEvent] {
    var detector = EventDetector(input: "a.mp4", track: 3)
    var events: [ExpressionEvent] = []
    for (index, answer) in answers.enumerated() {
      guard let answer else { continue }
      let scores = try EmotionScores(
        [.happy, .surprise, .neutral],
        probabilities: [answer.happy, answer.surprise, 1 - answer.happy - answer.surprise])
      if let event = detector.add(scores, at: Double(index) / 10) { events.append(event) }
    }
    if let event = detector.finish() { events.append(event) }
    return events
  }

  @Test func `a smile starts when it rises, peaks, and ends when it falls`() throws {
    let found = try events(
      [0, 0.2, 0.45, 0.7, 0.9, 0.8, 0.45, 0.3, 0].map { (happy: $0, surprise: 0) })
    #expect(
      found == [
        ExpressionEvent(
          input: "a.mp4", track: 3, emotion: .happy, start: 0.2, apex: 0.4, end: 0.6, peak: 0.9)
      ])
  }

  @Test func `doubt between the thresholds makes no new event`() throws {
    let found = try events(
      [0.7, 0.45, 0.7, 0.5, 0.65, 0.42, 0.9, 0.1].map { (happy: $0, surprise: 0) })
    #expect(found.count == 1 && found[0].end == 0.6 && found[0].peak == 0.9)
  }

  @Test func `one expression after another makes two events`() throws {
    let found = try events([
      (0.9, 0), (0.8, 0.1), (0.7, 0.2), (0.42, 0.5), (0.3, 0.65), (0.1, 0.8), (0.1, 0.7),
    ])
    #expect(found.map(\.emotion) == [.happy, .surprise])
    #expect(found[0].end == 0.3 && found[1].start == 0.3)
  }

  @Test func `a moment is no event, and neutral is none`() throws {
    #expect(try events([(0, 0), (0.9, 0), (0, 0), (0, 0), (0, 0)]).isEmpty)
    #expect(try events(Array(repeating: (happy: 0.5, surprise: 0), count: 9)).isEmpty)
    #expect(try events(Array(repeating: (happy: 0, surprise: 0), count: 9)).isEmpty)
  }

  @Test func `a face that was long out of sight begins anew`() throws {
    let smile: (happy: Double, surprise: Double)? = (0.9, 0)
    let shown = Array(repeating: smile, count: 5)
    let short = try events(shown + [nil, nil, nil] + shown)
    let long = try events(shown + Array(repeating: nil, count: 8) + shown)
    #expect(short.count == 1 && long.count == 2)
    #expect(long.map(\.start) == [0, 1.3] && long[0].end == 0.4)
  }
}
