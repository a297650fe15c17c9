import Emotions
import Imaging

/// Finds each track's face at rest in a whole video: the frames in which it is read as most neutral.
struct CalmestFrames {
  /// The share of a track's frames that are taken for rest.
  static let share = 0.1

  private var scores: [Int: [EmotionScores]] = [:]

  /// Takes in the next frame's rows.
  mutating func add(_ rows: [AnalysisRow]) {
    for row in rows {
      guard let track = row.track, let read = row.scores else { continue }
      scores[track, default: []].append(read)
    }
  }

  /// The face at rest of every track.
  ///
  /// - Throws: `EmotionsError.noNeutral`.
  func restingFaces() throws -> [Int: RestingFace] {
    try scores.mapValues { scores in
      let calmest = scores.sorted { $0[.neutral] > $1[.neutral] }
      return try RestingFace(Array(calmest.prefix(max(1, Int(Double(scores.count) * Self.share)))))
    }
  }
}

extension VideoAnalyzer {
  /// Reads a whole video for the face at rest of every track: the tenth of its frames that is read
  /// as most neutral. A second reading with `.tracks` of them finds the same tracks again.
  ///
  /// - Parameter next: the next frame; nil after the last.
  /// - Throws: what `next` throws; `EmotionsError.noNeutral`; `InferenceError` when a network can't
  ///   run.
  public func restingFaces(next: () throws -> Frame?) async throws -> [Int: RestingFace] {
    var configuration = configuration
    configuration.keepsImages = false
    configuration.baseline = nil
    let reading = VideoAnalyzer(
      detector: detector, classifier: classifier, configuration: configuration)
    var calmest = CalmestFrames()
    _ = try await reading.analyze(named: "", next: next) { calmest.add($0.rows) }
    return try calmest.restingFaces()
  }
}
