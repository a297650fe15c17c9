import Evaluation

/// How far a run has come: with the weights, all that a resumed run needs to know.
struct TrainingProgress: Equatable, Codable, Sendable {
  /// The epochs that are done.
  var history: [EpochMetrics] = []
  /// Steps done in the epoch that goes on.
  var step = 0
  /// Sum of the losses of the epoch's clips so far.
  var lossSum = 0.0
  /// Clips of the epoch met so far.
  var met = 0
  /// Clips of the epoch answered rightly so far.
  var right = 0
  /// How long the epoch that goes on has taken, before a resume too, in seconds.
  var seconds = 0.0

  /// The epoch that goes on, from 1.
  var epoch: Int { history.count + 1 }
  /// The mean loss of the epoch so far.
  var loss: Double { lossSum / Double(max(1, met)) }
  /// The share of right answers of the epoch so far.
  var accuracy: Double { Double(right) / Double(max(1, met)) }

  /// Takes the result of a step into the sums.
  mutating func count(loss: Double, right: Int, of clips: Int) {
    step += 1
    lossSum += loss * Double(clips)
    met += clips
    self.right += right
  }

  /// Ends the epoch.
  mutating func close(with metrics: EpochMetrics) {
    self = TrainingProgress(history: history + [metrics])
  }
}
