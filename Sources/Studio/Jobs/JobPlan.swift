import Foundation
import SessionStore

/// Work that waits for its turn: the programs that do it, and where its results go.
protocol JobPlan: Sendable {
  /// What is done.
  var kind: Job.Kind { get }
  /// The session that it writes.
  var session: Session { get }
  /// The programs, one after the other; one that fails is the last.
  var calls: [ProgramCall] { get }
  /// How far it is, by what its programs have written.
  var progress: JobProgress { get }

  /// Brings the results into the session's folder; gives the lines of its table.
  ///
  /// - Throws: what keeps files from being moved.
  func collect() throws -> Int
}

/// How a program is called.
struct ProgramCall: Equatable, Sendable {
  /// `mien` or `mien-train`.
  var program: String
  var arguments: [String]
  /// The folder in which it works.
  var folder: URL
  /// Processor time, in seconds; nil for as long as it takes.
  var seconds: Int?
  /// Address space, in megabytes; nil for as much as there is.
  var megabytes: Int? = 8192
}

/// How far a job is.
struct JobProgress: Equatable, Sendable {
  /// What a program does now, as it writes it into the file that `MIEN_PROGRESS` names.
  struct Stage: Codable, Equatable, Sendable {
    var title: String
    var done: Int
    var total: Int
    var note: String

    /// What a file says; nil where there is none.
    init?(contentsOf url: URL) {
      guard let data = try? Data(contentsOf: url),
        let stage = try? JSONDecoder().decode(Self.self, from: data)
      else { return nil }
      self = stage
    }
  }

  /// Steps that are done: frames, epochs, clips.
  var done: Int
  /// Steps in all; nil leaves what was known before.
  var total: Int?
  var stage: Stage?
}

extension Job.Kind {
  /// Work that takes turns; a video does not wait for a training that takes hours.
  enum Lane: CaseIterable, Sendable {
    case videos, models
  }

  /// The lane in which a kind of work waits.
  var lane: Lane {
    switch self {
    case .video: .videos
    case .training, .evaluation: .models
    }
  }
}

extension StudioConfiguration {
  /// The program that a call names.
  func program(_ call: ProgramCall) -> Program {
    Program(
      path: programs.appending(component: call.program), seconds: call.seconds,
      megabytes: call.megabytes)
  }
}
