import Imaging

/// Finds the faces of a video and keeps each one's number from frame to frame.
///
///     var tracker = try FaceTracker(detector: try MTCNNDetector())
///     for frame in frames {
///       for item in try tracker.faces(in: frame) { print(item.track, item.face.box) }
///     }
///
/// Every `detectEvery` frames the detector looks everywhere; in between it looks only where the
/// faces should be. A face that is not there any more makes it look everywhere at once. A track starts
/// when the detector is sure, or has seen the face for some frames. The same frames give the same
/// numbers.
public struct FaceTracker: Sendable {
  /// How often to look everywhere, and how long to wait.
  public private(set) var configuration: Configuration
  /// Full detection on every so many frames, ≥ 1; a new number counts from the next detection.
  public var detectEvery: Int {
    get { configuration.detectEvery }
    set {
      precondition(newValue >= 1, "every frame is the most often")
      configuration.detectEvery = newValue
    }
  }
  /// The tracks that ended before the last frame: nothing more will be heard of them.
  public private(set) var ended: [Int] = []

  var tracks: [Track] = []
  private let detector: any FaceDetector
  private var nextNumber = 0
  private var framesToDetection = 0

  /// A tracker before the first frame.
  ///
  /// - Throws: `FaceDetectionError.configuration`.
  public init(
    detector: any FaceDetector, configuration: Configuration = Configuration()
  ) throws {
    try configuration.validate()
    self.detector = detector
    self.configuration = configuration
  }

  /// The faces of the next frame, by track.
  ///
  /// - Parameter frame: frames come in the order of their timestamps.
  /// - Throws: `InferenceError` when a network can't run; then nothing has changed.
  public mutating func faces(in frame: Frame) throws -> [TrackedFace] {
    let time = frame.timestamp
    var next = self
    next.endTracks(before: time)
    next.framesToDetection -= 1
    let looksEverywhere = next.framesToDetection < 0
    if !looksEverywhere { try next.lookNearby(in: frame.image, at: time) }
    if looksEverywhere || next.tracks.contains(where: \.isJustLost) {
      try next.lookEverywhere(in: frame.image, at: time)
      next.framesToDetection = configuration.detectEvery - 1
    }
    next.settle(at: time)
    self = next
    return tracks.compactMap { track in
      guard let number = track.number, let face = track.face else { return nil }
      return TrackedFace(track: number, face: face)
    }.sorted { $0.track < $1.track }
  }

  /// Makes what was found the frame's faces; gives numbers to those that are sure now.
  private mutating func settle(at time: Double) {
    let (score, frames) = (configuration.startingScore, configuration.startingFrames)
    for index in tracks.indices {
      tracks[index].settle(at: time)
      if tracks[index].number == nil, tracks[index].isSure(score: score, frames: frames) {
        tracks[index].number = nextNumber
        nextNumber += 1
      }
    }
  }

  /// Where faces that are out of sight should be at a time, in seconds.
  public func hiddenFaces(at time: Double) -> [Rect] {
    tracks.filter { $0.number != nil && $0.face == nil }.map { $0.motion.box(at: time) }
  }

  /// Ends the tracks whose faces were out of sight for too long, or vanished right after the start.
  private mutating func endTracks(before time: Double) {
    let patience = configuration.patience
    let isOver = { (track: Track) in
      let isGlimpse = track.number == nil || track.sightings < 2
      return track.face == nil && (isGlimpse || time - track.lastSeen > patience)
    }
    ended = tracks.filter(isOver).compactMap(\.number)
    tracks.removeAll(where: isOver)
  }

  /// Looks where each face should be.
  private mutating func lookNearby(in image: Image, at time: Double) throws {
    let places = tracks.map { $0.motion.box(at: time) }
    let found = try detector.faces(near: places, in: image)
    for (index, face) in Self.distinct(found, near: places).enumerated() {
      tracks[index].candidate = face
    }
  }

  /// Looks in the whole picture; what is then still missing is looked for once more where it should be.
  private mutating func lookEverywhere(in image: Image, at time: Double) throws {
    let faces = try detector.faces(in: image)
    let places = tracks.map { $0.motion.box(at: time) }
    let pairs = Self.pairs(of: tracks, at: time, with: faces.map(\.box))
    for index in tracks.indices { tracks[index].candidate = pairs[index].map { faces[$0] } }
    let missing = tracks.indices.filter { pairs[$0] == nil }
    if !missing.isEmpty {
      let places = missing.map { places[$0] }
      let found = try detector.faces(near: places, in: image)
      let taken = tracks.compactMap { $0.candidate?.box }
      let faces = Self.distinct(found, near: places, besides: taken)
      for (index, face) in zip(missing, faces) { tracks[index].candidate = face }
    }
    let known = tracks.compactMap { $0.candidate?.box }
    // From the picture's left to its right, so that first numbers are easy to tell.
    let strangers = faces.indices.filter { !pairs.contains($0) }.map { faces[$0] }
      .filter { face in known.allSatisfy { !Self.areSame(face.box, $0) } }
      .sorted { ($0.box.x, $0.box.y) < ($1.box.x, $1.box.y) }
    tracks += strangers.map { Track($0, at: time) }
  }
}
