import Emotions
import VideoAnalysis

/// Watches the faces of a live session at rest for some seconds, then takes that off the answers.
struct RestWatch: Sendable {
  /// How far it is.
  enum State: String, Encodable, Sendable {
    case none, taking, set
  }

  private(set) var state = State.none
  /// For how long faces are watched, in seconds; nil without a baseline.
  private(set) var seconds: Double?
  private var begin: Double?
  private var seen: [Int: [EmotionScores]] = [:]
  private var faces: [Int: RestingFace] = [:]

  /// The tracks whose rest is known.
  var tracks: [Int] { faces.keys.sorted() }

  /// Begins to watch with the next frame; what was known is forgotten.
  mutating func take(seconds: Double) {
    self = RestWatch()
    (state, self.seconds) = (.taking, seconds)
  }

  /// Takes in the rows of the next frame, and corrects them once the rest is known.
  ///
  /// A face that comes later is not corrected: nobody has seen it at rest.
  /// - Throws: `EmotionsError.noNeutral` for a model that does not tell a neutral face.
  mutating func apply(to rows: inout [AnalysisRow], at time: Double, threshold: Double) throws {
    if state == .taking { try watch(rows, at: time) }
    guard state == .set else { return }
    for index in rows.indices {
      guard let track = rows[index].track, let face = faces[track],
        let scores = rows[index].scores
      else { continue }
      let corrected = face.corrected(scores)
      rows[index].corrected = corrected
      rows[index].isCorrectedUncertain = corrected.confidence < threshold
    }
  }

  private mutating func watch(_ rows: [AnalysisRow], at time: Double) throws {
    let begin = self.begin ?? time
    self.begin = begin
    if time - begin >= seconds ?? 0, !seen.isEmpty {
      faces = try seen.mapValues { try RestingFace($0) }
      seen = [:]
      state = .set
      return
    }
    for row in rows {
      guard let track = row.track, let scores = row.scores else { continue }
      seen[track, default: []].append(scores)
    }
  }
}
