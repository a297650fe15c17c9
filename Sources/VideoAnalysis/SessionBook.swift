import Emotions

/// What a session remembers of the rows that it has given: sums and events, nothing per frame.
struct SessionBook {
  private let input: String
  private let configuration: EventDetector.Configuration
  private var frames = 0
  /// The last frame's timestamp, in seconds.
  private var duration = 0.0
  /// The last frame's rows, until it is known how long they hold.
  private var last: AnalyzedFrame?
  /// How long the frame before the last one lasted, in seconds; 1 s for a single frame.
  private var lastDuration = 1.0
  private var records: [Int: TrackRecord] = [:]
  private var detectors: [Int: EventDetector] = [:]
  private var events: [ExpressionEvent] = []

  init(input: String, events: EventDetector.Configuration) {
    self.input = input
    configuration = events
  }

  /// Takes in the next frame's rows.
  mutating func add(_ frame: AnalyzedFrame) {
    frames += 1
    duration = frame.timestamp
    if let last {
      if frame.timestamp > last.timestamp { lastDuration = frame.timestamp - last.timestamp }
      note(last, lasting: lastDuration)
    }
    last = frame
    last?.image = nil
    for row in frame.rows {
      guard let track = row.track, let scores = row.answer?.scores else { continue }
      let new = EventDetector(input: input, track: track, configuration: configuration)
      if let event = detectors[track, default: new].add(scores, at: row.timestamp) {
        events.append(event)
      }
    }
  }

  /// Closes what is going on for a face that is gone.
  mutating func end(_ track: Int) {
    if let event = detectors[track]?.finish() { events.append(event) }
    detectors[track] = nil
  }

  /// Closes everything after the last frame.
  mutating func finish() {
    if let last { note(last, lasting: lastDuration) }
    last = nil
    for track in detectors.keys.sorted() { end(track) }
  }

  func summary(labels: [Emotion]) -> VideoSummary {
    VideoSummary(
      input: input, frames: frames, duration: duration,
      tracks: records.sorted { $0.key < $1.key }.map {
        $0.value.summary(of: input, labels: labels)
      },
      events: events.sorted { ($0.start, $0.track) < ($1.start, $1.track) })
  }

  private mutating func note(_ frame: AnalyzedFrame, lasting seconds: Double) {
    for row in frame.rows {
      guard let track = row.track else { continue }
      records[track, default: TrackRecord(track: track, first: row.timestamp)]
        .add(row, lasting: seconds)
    }
  }
}
