import Emotions
import VideoAnalysis

/// The course of each track's probabilities, thinned so that a page can hold any video.
///
/// Answers are averaged over equal steps of time; when there are more than 1500 steps, two become
/// one. So the memory does not grow with the video.
public struct ScoreTimeline: Equatable, Sendable {
  /// The answers of one track within one step.
  struct Step: Equatable, Sendable {
    /// The sums of the probabilities, in the order of `labels`.
    var sums: [Double]
    /// How many answers there were, and how many of them were uncertain.
    var count: Int
    var uncertain: Int

    /// The mean probabilities.
    var means: [Double] { sums.map { $0 / Double(count) } }
    /// Whether most answers were uncertain.
    var isUncertain: Bool { uncertain * 2 > count }
  }

  static let mostSteps = 1500
  /// What the model tells apart.
  private(set) var labels = Emotion.seven
  /// How long a step is, in seconds.
  private(set) var stepInSeconds = 0.04
  /// Each track's steps by their number.
  private(set) var tracks: [Int: [Int: Step]] = [:]
  /// The latest time so far, in seconds.
  private(set) var end = 0.0

  /// A timeline without answers.
  public init() {}

  /// Takes the answers of rows, in any order of time ≥ 0; a row without one only moves the end.
  public mutating func add(_ rows: [AnalysisRow]) {
    for row in rows {
      end = max(end, row.timestamp)
      while number(at: end) >= Self.mostSteps { halve() }
      guard let (scores, isUncertain) = row.answer else { continue }
      labels = scores.labels
      let number = number(at: row.timestamp)
      let step = Step(
        sums: scores.probabilities, count: 1, uncertain: isUncertain ? 1 : 0)
      tracks[row.track ?? row.face ?? 0, default: [:]].merge(
        [number: step], uniquingKeysWith: Self.sum)
    }
  }

  /// The step of a time; times at 25 frames a second lie on the steps' edges, but for rounding.
  private func number(at time: Double) -> Int { Int(time / stepInSeconds + 1e-6) }

  private mutating func halve() {
    stepInSeconds *= 2
    tracks = tracks.mapValues { steps in
      Dictionary(steps.map { ($0.key / 2, $0.value) }, uniquingKeysWith: Self.sum)
    }
  }

  private static func sum(_ a: Step, _ b: Step) -> Step {
    Step(
      sums: zip(a.sums, b.sums).map { $0 + $1 }, count: a.count + b.count,
      uncertain: a.uncertain + b.uncertain)
  }

  /// The tracks that a page shows: those seen longest, at most `count`, by number.
  func longestTracks(_ count: Int) -> [Int] {
    let longest = tracks.sorted { ($0.value.count, -$0.key) > ($1.value.count, -$1.key) }
    return longest.prefix(count).map(\.key).sorted()
  }

  /// A track's steps in the order of time, with the middle of each in seconds.
  func course(of track: Int) -> [(number: Int, time: Double, step: Step)] {
    (tracks[track] ?? [:]).sorted { $0.key < $1.key }.map {
      ($0.key, (Double($0.key) + 0.5) * stepInSeconds, $0.value)
    }
  }
}
