import Emotions

/// The faces at rest of a session's tracks, as far as they are known.
struct RestingFaces {
  private let baseline: Baseline?
  private var known: [Int: RestingFace] = [:]
  /// The scores so far of tracks that are still to keep still, and when they began.
  private var waiting: [Int: (begin: Double, scores: [EmotionScores])] = [:]

  init(_ baseline: Baseline?) {
    self.baseline = baseline
    if case .tracks(let faces) = baseline { known = faces }
  }

  /// The scores without the track's face at rest; nil while that is not known.
  ///
  /// - Parameter time: the frame's timestamp, in seconds; it never falls within a track.
  /// - Throws: `EmotionsError.noNeutral`.
  mutating func corrected(
    _ scores: EmotionScores, of track: Int, at time: Double
  ) throws -> EmotionScores? {
    switch baseline {
    case nil: return nil
    case .face(let face): return face.corrected(scores)
    case .tracks: return known[track]?.corrected(scores)
    case .first(let seconds):
      if let face = known[track] { return face.corrected(scores) }
      let soFar = waiting[track] ?? (time, [])
      guard time - soFar.begin >= seconds else {
        waiting[track] = (soFar.begin, soFar.scores + [scores])
        return nil
      }
      let face = try RestingFace(soFar.scores.isEmpty ? [scores] : soFar.scores)
      known[track] = face
      waiting[track] = nil
      return face.corrected(scores)
    }
  }

  /// Lets go of a face that is gone.
  mutating func forget(_ track: Int) {
    waiting[track] = nil
    known[track] = nil
  }
}
