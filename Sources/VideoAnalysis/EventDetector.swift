import Emotions

/// Finds the events in the answers about one face: when an expression starts, peaks and ends.
///
/// With hysteresis: an expression must become surer than `enter`, and lasts until it is less sure
/// than `leave` or another one becomes surer than `enter`, so that doubt makes no new event. It
/// started when it last rose over `leave`. Neutral is no event.
public struct EventDetector: Sendable {
  /// How sharply expressions are told from each other.
  public struct Configuration: Equatable, Sendable {
    /// The probability that an expression must reach, 0.5...1.
    public var enter = 0.6
    /// The probability below which it is over, 0...`enter`.
    public var leave = 0.4
    /// How long an event lasts at least, in seconds.
    public var shortest = 0.2
    /// How long the face may be out of sight within one event, in seconds.
    public var longestGap = 0.5

    /// The defaults.
    public init() {}
  }

  private let input: String
  private let track: Int
  private let configuration: Configuration
  /// Since when each expression is surer than `leave`, in seconds.
  private var risen: [Emotion: Double] = [:]
  private var current: ExpressionEvent?
  private var lastTime: Double?

  /// A detector for one face of one file.
  public init(input: String, track: Int, configuration: Configuration = Configuration()) {
    self.input = input
    self.track = track
    self.configuration = configuration
  }

  /// Takes the next answer; gives the event that is over with it.
  ///
  /// - Parameter time: in seconds, ascending.
  public mutating func add(_ scores: EmotionScores, at time: Double) -> ExpressionEvent? {
    var over: ExpressionEvent?
    if let lastTime, time - lastTime > configuration.longestGap { over = finish() }
    lastTime = time
    for (emotion, probability) in zip(scores.labels, scores.probabilities) {
      if probability < configuration.leave {
        risen[emotion] = nil
      } else if risen[emotion] == nil {
        risen[emotion] = time
      }
    }
    let (best, confidence) = (scores.emotion, scores.confidence)
    let enters = confidence >= configuration.enter
    if var event = current {
      let probability = scores[event.emotion]
      if probability < configuration.leave || enters && best != event.emotion {
        over = closed()
      } else {
        event.end = time
        if probability > event.peak { (event.peak, event.apex) = (probability, time) }
        current = event
      }
    }
    if current == nil, enters, best != .neutral {
      current = ExpressionEvent(
        input: input, track: track, emotion: best, start: risen[best] ?? time, apex: time,
        end: time, peak: confidence)
    }
    return over
  }

  /// Ends what is still going on, as the face is gone.
  public mutating func finish() -> ExpressionEvent? {
    risen = [:]
    return closed()
  }

  private mutating func closed() -> ExpressionEvent? {
    defer { current = nil }
    return current.flatMap { $0.end - $0.start >= configuration.shortest - 1e-9 ? $0 : nil }
  }
}
