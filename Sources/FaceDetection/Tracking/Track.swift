import Imaging

/// One face over frames, as `FaceTracker` knows it.
struct Track: Sendable {
  /// The face's number; nil until it is sure that there is a face.
  var number: Int?
  var motion: TrackMotion
  /// The face in the last frame; nil when it was out of sight.
  private(set) var face: Face?
  /// When the face was last seen, in seconds.
  private(set) var lastSeen: Double
  /// In how many frames it was seen.
  private(set) var sightings = 1
  /// What this frame seems to show of it, until the frame is settled.
  var candidate: Face?

  /// A track that begins with a face.
  init(_ face: Face, at time: Double) {
    motion = TrackMotion(face.box, at: time)
    self.face = face
    lastSeen = time
    sightings = 0
    candidate = face
  }

  /// Whether the face was there in the last frame and is not in this one.
  var isJustLost: Bool { number != nil && face != nil && candidate == nil }

  /// Whether the detector is sure of the face, or has seen it for a while.
  ///
  /// - Parameters:
  ///   - score: of which probability it is sure at once, 0...1; detectors that give none are sure.
  ///   - frames: after how many frames it is believed all the same.
  func isSure(score: Double, frames: Int) -> Bool {
    sightings >= frames || face.map { ($0.score ?? 1) >= score } ?? false
  }

  /// Makes the candidate the frame's face.
  mutating func settle(at time: Double) {
    face = candidate
    candidate = nil
    guard let face else { return }
    motion.found(face.box, at: time)
    lastSeen = time
    sightings += 1
  }
}
