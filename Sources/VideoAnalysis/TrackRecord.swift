import Emotions

/// What has been said of one face so far: sums that become its `TrackSummary`.
struct TrackRecord {
  private let track: Int
  private let first: Double
  private var last: Double
  private var frames = 0
  /// For how long each expression was the answer, in seconds.
  private var answered: [Emotion: Double] = [:]
  private var uncertain = 0.0
  /// Probabilities times seconds.
  private var sums: [Emotion: Double] = [:]

  /// A face that is seen for the first time.
  init(track: Int, first: Double) {
    self.track = track
    self.first = first
    last = first
  }

  /// Takes in one row, which holds for some seconds, > 0.
  mutating func add(_ row: AnalysisRow, lasting seconds: Double) {
    frames += 1
    last = row.timestamp
    guard let (scores, isUncertain) = row.answer else { return }
    if isUncertain {
      uncertain += seconds
    } else {
      answered[scores.emotion, default: 0] += seconds
    }
    for (emotion, probability) in zip(scores.labels, scores.probabilities) {
      sums[emotion, default: 0] += probability * seconds
    }
  }

  /// The summary of all rows so far.
  ///
  /// - Parameter labels: what the model tells apart.
  func summary(of input: String, labels: [Emotion]) -> TrackSummary {
    // In the labels' order, so that the same rows give the same last digit.
    let time = labels.reduce(uncertain) { $0 + answered[$1, default: 0] }
    let all = labels.reduce(0) { $0 + sums[$1, default: 0] }
    func shares(_ parts: [Emotion: Double], of whole: Double) -> [Emotion: Double] {
      Dictionary(
        uniqueKeysWithValues: labels.map { ($0, whole > 0 ? parts[$0, default: 0] / whole : 0) })
    }
    return TrackSummary(
      input: input, track: track, first: first, last: last, frames: frames,
      share: shares(answered, of: time), uncertainShare: time > 0 ? uncertain / time : 1,
      meanScores: shares(sums, of: all))
  }
}
