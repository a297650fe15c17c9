import EmotionModel
import Emotions
import FaceDetection
import Foundation
import Imaging
import MediaIO
import SessionStore
import VideoAnalysis

/// One camera in one browser: frames come in, the newest is read, answers go out.
///
/// Frames are never queued: of those that wait while one is read only the newest is read next.
actor LiveSession {
  /// What was said to a frame.
  struct Answer: Sendable {
    /// Frames that are complete now, oldest first; nil when a newer frame came.
    var frames: [AnalyzedFrame]?
    /// How long it took, in milliseconds.
    var milliseconds: Double
    var isRecording: Bool
  }

  nonisolated let id = RandomID.next()
  nonisolated let configuration: LiveConfiguration
  nonisolated let lagInSeconds: Double
  private nonisolated let labels: [Emotion]
  private nonisolated let turns = NewestFirst()
  private nonisolated let queue: WorkQueue
  private nonisolated let reader: ImageReader
  private let store: History
  private var video: VideoSession
  private var rest = RestWatch()
  private var recording: LiveRecording?
  private var frames = 0
  private var skipped = 0
  private var inFlight = 0
  private var lastTimestamp = -1.0
  private var isClosed = false
  /// When the last frame came.
  private(set) var lastActivity = ContinuousClock.now

  init(_ configuration: LiveConfiguration, engines: Engines, limits: StudioLimits, store: History)
    throws
  {
    self.configuration = configuration
    self.store = store
    let (_, classifier) = try engines.model(configuration.model.id)
    labels = classifier.description.labels
    let analyzer = VideoAnalyzer(
      detector: try engines.detector(
        configuration.detector, minimumFaceSize: configuration.minimumFaceSize),
      classifier: classifier, configuration: configuration.analysis)
    video = try analyzer.session(named: "camera")
    lagInSeconds = analyzer.lagInSeconds
    queue = WorkQueue(label: "LiveSession")
    reader = ImageReader(pixelLimit: 8_500_000, byteLimit: limits.frameBytes)
  }

  /// Reads a frame when it is its turn.
  ///
  /// - Parameters:
  ///   - time: when it was taken, in seconds since the session began.
  ///   - body: brings its bytes.
  /// - Throws: `StudioError.missing` after the end, `.tooMany`, `MediaIOError` for what is no
  ///   picture, `ReportsError` when the recording can't be written.
  func answer(
    at time: Double, body: @Sendable () async throws -> [UInt8]
  ) async throws -> Answer {
    guard !isClosed else { throw StudioError.missing(kind: "live session", id: id) }
    guard inFlight < 4 else { throw StudioError.tooMany("frames on their way", limit: 4) }
    inFlight += 1
    defer { inFlight -= 1 }
    let bytes = try await body()
    let start = ContinuousClock.now
    lastActivity = start
    let isNext = await turns.enter()
    guard isNext else { return skip(since: start) }
    defer { turns.leave() }
    guard time > lastTimestamp, !isClosed else { return skip(since: start) }
    lastTimestamp = time
    let done = try await read(bytes, at: time)
    return Answer(
      frames: done, milliseconds: Self.milliseconds(since: start), isRecording: recording != nil)
  }

  /// Decodes and reads on the session's own thread.
  private func read(_ bytes: [UInt8], at time: Double) async throws -> [AnalyzedFrame] {
    let (before, reader, number) = (video, reader, frames)
    let (after, answered) = try await withTaskExecutorPreference(queue) {
      try await Self.step(before, reading: bytes, with: reader, number: number, at: time)
    }
    video = after
    frames += 1
    return try answered.map { frame in
      var frame = frame
      try rest.apply(to: &frame.rows, at: frame.timestamp, threshold: configuration.threshold)
      try recording?.append(frame)
      return frame
    }
  }

  /// The video after a frame, and the frames that are complete with it.
  private nonisolated static func step(
    _ video: VideoSession, reading bytes: [UInt8], with reader: ImageReader, number: Int,
    at time: Double
  ) async throws -> (VideoSession, [AnalyzedFrame]) {
    var video = video
    let image = try reader.read(bytes, named: "the frame")
    let answered = try await video.add(Frame(image: image, index: number, timestamp: time))
    return (video, answered)
  }

  private func skip(since start: ContinuousClock.Instant) -> Answer {
    skipped += 1
    return Answer(
      frames: nil, milliseconds: Self.milliseconds(since: start), isRecording: recording != nil)
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> Double {
    ((ContinuousClock.now - start) / .milliseconds(1)).rounded(decimals: 2)
  }
}

extension LiveSession {
  /// Takes the faces of the next seconds for faces at rest.
  ///
  /// - Throws: `StudioError.conflict` for a model that does not tell a neutral face.
  func takeBaseline(seconds: Double) throws -> RestWatch {
    guard labels.contains(.neutral), labels.count > 1 else {
      throw StudioError.conflict(
        "the model does not tell a neutral face", hint: "choose another model")
    }
    rest.take(seconds: seconds)
    return rest
  }

  /// Corrects the answers no more.
  func dropBaseline() { rest = RestWatch() }

  /// Stores rows from now on.
  ///
  /// - Throws: `StudioError.conflict` when it does already; `SessionStoreError`, `ReportsError`.
  func record(name: String, keepsPictures: Bool) async throws -> Session {
    guard recording == nil, !isClosed else {
      throw StudioError.conflict("it is being recorded already", hint: "end the recording first")
    }
    var settings = configuration.settings
    settings["pictures"] = "\(keepsPictures)"
    let session = Session(
      kind: .live, name: name, input: "camera", model: configuration.model.id,
      settings: settings, created: .now)
    let folder = try store.makeFolder(of: session.id)
    let begun = try LiveRecording(
      session, labels: labels, keepsPictures: keepsPictures, in: folder)
    recording = begun
    do {
      try await store.add(session)
    } catch {
      recording = nil
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
    return session
  }

  /// Ends the recording.
  ///
  /// - Throws: `StudioError.conflict` when there is none; `ReportsError`, `SessionStoreError`.
  func stopRecording() async throws -> Session {
    guard let recording else {
      throw StudioError.conflict("nothing is being recorded", hint: "begin a recording first")
    }
    self.recording = nil
    try recording.finish()
    return try await store.end(
      recording.session.id, as: .done, rows: recording.rows, at: .now)
  }

  /// Ends the session and its recording.
  func close() async throws {
    isClosed = true
    if recording != nil { _ = try await stopRecording() }
  }

  /// How it is now.
  func state() -> LiveState {
    LiveState(
      frames: frames, skipped: skipped, rest: rest, recording: recording?.session,
      rows: recording?.rows ?? 0)
  }
}
