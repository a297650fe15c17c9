import EmotionModel
import Emotions
import SessionStore
import VideoAnalysis

/// What is said to a live frame.
struct LiveAnswer: Encodable, Sendable {
  struct Frame: Encodable, Sendable {
    var frame: Int
    var timestamp: Double
    var faces: [FaceAnswer]
    var hidden: [FaceAnswer.Box]
  }

  var status: String
  var answers: [Frame]
  var milliseconds: Double
  var recording: Bool

  init(_ answer: LiveSession.Answer) {
    status = answer.frames == nil ? "skipped" : "answered"
    answers = (answer.frames ?? []).map { frame in
      Frame(
        frame: frame.index, timestamp: frame.timestamp,
        faces: frame.rows.compactMap(FaceAnswer.init),
        hidden: frame.hiddenFaces.map(FaceAnswer.Box.init))
    }
    milliseconds = answer.milliseconds
    recording = answer.isRecording
  }
}

/// A live session as the interface writes it.
struct LiveSessionAnswer: Encodable, Sendable {
  struct Baseline: Encodable, Sendable {
    var state: RestWatch.State
    @OrNull var seconds: Double?
    var tracks: [Int]

    init(_ rest: RestWatch) {
      (state, seconds, tracks) = (rest.state, rest.seconds, rest.tracks)
    }
  }

  var id: String
  var model: String
  var labels: [Emotion]
  var detector: Engines.Detector
  var detectEvery: Int
  var lagInMilliseconds: Double
  var frames: Int
  var skipped: Int
  var baseline: Baseline
  @OrNull var recording: SessionAnswer?

  init(_ session: LiveSession, _ state: LiveState, in store: History) {
    let configuration = session.configuration
    id = session.id
    model = configuration.model.id
    labels = configuration.model.description.labels
    detector = configuration.detector
    detectEvery = configuration.detectEvery
    lagInMilliseconds = (session.lagInSeconds * 1000).rounded(decimals: 1)
    (frames, skipped) = (state.frames, state.skipped)
    baseline = Baseline(state.rest)
    recording = state.recording.map { recording in
      var recording = recording
      recording.rows = state.rows
      return SessionAnswer(recording, job: nil, in: store)
    }
  }
}
