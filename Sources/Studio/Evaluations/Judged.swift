import Evaluation
import Foundation
import SessionStore

/// An evaluation in the history, of a session of its own or of what a run held out.
struct Judged: Sendable {
  let session: Session
  let job: Job?
  let folder: URL

  /// The figures; nil before there are any.
  var file: EvaluationFile? { try? EvaluationFile(in: folder) }

  /// The figures on spoilt faces; nil where there are none.
  var corruptions: CorruptionFile? { try? CorruptionFile(in: folder) }

  /// Whether there are figures on spoilt faces.
  var hasCorruptions: Bool { has("corruptions.json") }

  /// Every answer.
  ///
  /// - Throws: `StudioError.missing` before there are any; what reading them throws.
  func predictions() throws -> [Prediction] {
    guard has("predictions.csv") else {
      throw StudioError.missing(kind: "evaluation with answers", id: session.id)
    }
    return try PredictionFile.predictions(in: folder)
  }

  /// Whether a file is there.
  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(component: name).path)
  }

  /// Ids of the data sets that were judged, in the order in which they were read.
  var dataIDs: [String] {
    (session.settings["data"] ?? "").split(separator: ",").map(String.init)
  }

  /// What the ids of their clips begin with; a name holds no slash.
  var clipNames: [String] {
    (session.settings["clipNames"] ?? "").split(separator: "/").map(String.init)
  }
}

extension History {
  /// An evaluation.
  ///
  /// - Throws: `StudioError.missing`.
  func judged(_ id: String) async throws -> Judged {
    let session = try? await session(id)
    guard let session, session.kind == .evaluation || session.kind == .training else {
      throw StudioError.missing(kind: "evaluation", id: id)
    }
    return Judged(
      session: session, job: try await jobs(of: [id])[id], folder: folder(of: id))
  }

  /// All evaluations, newest first; of trainings those that have judged what they held out.
  func allJudged() async throws -> [Judged] {
    var filter = Filter(kinds: [.evaluation, .training])
    filter.limit = Int(Int32.max)
    let sessions = try await sessions(filter).sessions
    let jobs = try await jobs(of: sessions.map(\.id))
    return sessions.map { Judged(session: $0, job: jobs[$0.id], folder: folder(of: $0.id)) }
      .filter { $0.session.kind == .evaluation || $0.has("evaluation.json") }
  }
}
