import EmotionModel
import Emotions
import FaceDetection
import Imaging

/// One video on its way through a `VideoAnalyzer`, frame by frame.
///
///     var session = try analyzer.session(named: "talk.mp4")
///     while let frame = try reader.next() {
///       for done in try await session.add(frame) { use(done.rows) }
///     }
///     for done in try await session.finish() { use(done.rows) }
///     print(session.summary.tracks)
public struct VideoSession: Sendable {
  /// The file, as the user named it.
  public let input: String
  /// What has been read so far; whole after `finish()`.
  public var summary: VideoSummary { book.summary(labels: analyzer.classifier.description.labels) }

  /// Full detection on every so many frames, ≥ 1: may change while a camera runs.
  public var detectEvery: Int {
    get { tracker.detectEvery }
    set { tracker.detectEvery = newValue }
  }

  /// Frames that wait at most, whatever their timestamps say.
  private static let longestWait = 256

  let analyzer: VideoAnalyzer
  private var tracker: FaceTracker
  private let aligner = FaceAligner()
  private var waiting: [Waiting] = []
  private var windows: [Int: CropWindow<CropFeatures>] = [:]
  private var smoothers: [Int: ScoreSmoother] = [:]
  private var restingFaces: RestingFaces
  private var book: SessionBook
  /// Tracks that have ended, and the frame's time at which that was known.
  private var endings: [(track: Int, time: Double)] = []

  /// A frame whose clips are not complete yet.
  private struct Waiting {
    let frame: AnalyzedFrame
    let faces: [TrackedFace]
  }

  init(_ analyzer: VideoAnalyzer, input: String) throws {
    self.analyzer = analyzer
    self.input = input
    tracker = try FaceTracker(
      detector: analyzer.detector, configuration: analyzer.configuration.tracking)
    restingFaces = RestingFaces(analyzer.configuration.baseline)
    book = SessionBook(input: input, events: analyzer.configuration.events)
  }

  /// Takes the next frame; gives the frames whose clips are complete now, in their order.
  ///
  /// - Throws: `InferenceError` when a network can't run; `EmotionsError.noNeutral` when a baseline
  ///   is asked for and the model does not know a neutral face.
  public mutating func add(_ frame: Frame) async throws -> [AnalyzedFrame] {
    let faces = try tracker.faces(in: frame)
    endings += tracker.ended.map { (track: $0, time: frame.timestamp) }
    let unread = AnalyzedFrame(
      index: frame.index, timestamp: frame.timestamp,
      image: analyzer.configuration.keepsImages ? frame.image : nil, rows: [],
      hiddenFaces: tracker.hiddenFaces(at: frame.timestamp))
    try await keepCrops(of: faces, from: frame)
    waiting.append(Waiting(frame: unread, faces: faces))
    let done = try await answers(through: frame.timestamp - analyzer.lagInSeconds + 1e-9)
    forget(before: waiting.first?.frame.timestamp ?? frame.timestamp)
    return done
  }

  /// Ends the video; gives the frames that still waited.
  ///
  /// - Throws: `InferenceError` when a network can't run.
  public mutating func finish() async throws -> [AnalyzedFrame] {
    let done = try await answers(through: .infinity)
    book.finish()
    windows = [:]
    smoothers = [:]
    return done
  }

  /// Cuts the faces out and lets the network's first part read them.
  private mutating func keepCrops(of faces: [TrackedFace], from frame: Frame) async throws {
    var tracks: [Int] = []
    var crops: [FaceCrop] = []
    for item in faces {
      // A face whose points lie on one spot has no crop; its neighbours in time speak for it.
      guard let crop = try? aligner.crop(item.face, from: frame.image) else { continue }
      tracks.append(item.track)
      crops.append(crop)
    }
    let features = try await analyzer.classifier.features(of: crops)
    for (track, features) in zip(tracks, features) {
      windows[track, default: CropWindow()].append(features, at: frame.timestamp)
    }
  }

  /// Answers the waiting frames up to a time, oldest first.
  private mutating func answers(through time: Double) async throws -> [AnalyzedFrame] {
    var done: [AnalyzedFrame] = []
    while let oldest = waiting.first,
      oldest.frame.timestamp <= time || waiting.count > Self.longestWait
    {
      waiting.removeFirst()
      done.append(try await answered(oldest))
    }
    return done
  }

  private mutating func answered(_ waiting: Waiting) async throws -> AnalyzedFrame {
    var frame = waiting.frame
    let scores = try await scores(of: waiting.faces, at: frame.timestamp)
    frame.answersBeside = try await answersBeside(
      scores, of: waiting.faces, at: frame.timestamp)
    let threshold = analyzer.configuration.threshold
    frame.rows = try waiting.faces.enumerated().map { index, item in
      let scores = scores[item.track]
      let corrected = try scores.flatMap {
        try restingFaces.corrected($0, of: item.track, at: frame.timestamp)
      }
      return AnalysisRow(
        input: input, frame: frame.index, timestamp: frame.timestamp, track: item.track,
        face: index, detection: item.face, scores: scores,
        isUncertain: scores.map { $0.confidence < threshold } ?? false,
        corrected: corrected,
        isCorrectedUncertain: corrected.map { $0.confidence < threshold } ?? false)
    }
    if frame.rows.isEmpty {
      frame.rows = [AnalysisRow(input: input, frame: frame.index, timestamp: frame.timestamp)]
    }
    book.add(frame)
    return frame
  }

  /// The answers by track; none for a face that has no crop yet.
  private mutating func scores(
    of faces: [TrackedFace], at time: Double
  ) async throws -> [Int: EmotionScores] {
    let answer = analyzer.configuration.answer
    let scores = try await scores(
      of: faces, at: time, clipLength: answer == .clip ? analyzer.clipLength : 1)
    return answer == .smoothed ? try smoothed(scores, at: time) : scores
  }

  /// What a clip's answers are compared with, where that is asked for.
  private mutating func answersBeside(
    _ clips: [Int: EmotionScores], of faces: [TrackedFace], at time: Double
  ) async throws -> [Int: AnswersBeside] {
    guard analyzer.configuration.comparesAnswers, analyzer.configuration.answer == .clip else {
      return [:]
    }
    let frames =
      analyzer.clipLength == 1 ? clips : try await scores(of: faces, at: time, clipLength: 1)
    let smooth = try smoothed(frames, at: time)
    return frames.reduce(into: [:]) { beside, item in
      beside[item.key] = smooth[item.key].map { AnswersBeside(frame: item.value, smoothed: $0) }
    }
  }

  private func scores(
    of faces: [TrackedFace], at time: Double, clipLength length: Int
  ) async throws -> [Int: EmotionScores] {
    var tracks: [Int] = []
    var clips: [[CropFeatures]] = []
    for item in faces {
      let clip =
        windows[item.track]?.clip(
          at: time, length: length, rate: analyzer.configuration.clipRate,
          lag: length == 1 ? 0 : analyzer.lagInSeconds) ?? []
      guard !clip.isEmpty else { continue }
      tracks.append(item.track)
      clips.append(clip)
    }
    let scores = try await analyzer.classifier.scores(forFeatures: clips)
    return Dictionary(uniqueKeysWithValues: zip(tracks, scores))
  }

  private mutating func smoothed(
    _ scores: [Int: EmotionScores], at time: Double
  ) throws -> [Int: EmotionScores] {
    let constant = analyzer.configuration.smoothing
    return try scores.reduce(into: [:]) { smooth, item in
      smooth[item.key] = try smoothers[item.key, default: ScoreSmoother(constant)]
        .smoothed(item.value, at: time)
    }
  }

  /// Lets go of crops that no clip of a frame from `time` on needs, and of faces that are gone.
  private mutating func forget(before time: Double) {
    let length = Double(analyzer.clipLength - 1) / analyzer.configuration.clipRate
    let reach = length - analyzer.lagInSeconds
    for track in windows.keys {
      windows[track]?.forget(before: time, reach: reach)
    }
    while let ending = endings.first, ending.time <= time {
      endings.removeFirst()
      windows[ending.track] = nil
      smoothers[ending.track] = nil
      restingFaces.forget(ending.track)
      book.end(ending.track)
    }
  }
}
