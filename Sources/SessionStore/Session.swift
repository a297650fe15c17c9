import Foundation
import GRDB

/// One analysis, recording, training or evaluation: what was read, with what, and what it is called.
public struct Session: Codable, Equatable, Identifiable, Sendable {
  /// What was read.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case photos, video, live
    /// A training: its run folder.
    case training
    /// A model's judgement on labelled pictures.
    case evaluation

    /// Whether it holds what was recorded or uploaded here, and goes with time.
    var wasRecorded: Bool {
      switch self {
      case .photos, .video, .live: true
      case .training, .evaluation: false
      }
    }
  }

  /// How far it is.
  public enum State: String, Codable, CaseIterable, Sendable {
    /// Rows are still coming.
    case running
    /// All of it is there.
    case done
    /// It ended with an error.
    case failed
    /// It was stopped, or the server ended; what was written until then is there.
    case interrupted
  }

  /// 16 small letters and digits.
  public let id: String
  /// What was read.
  public var kind: Kind
  /// What people call it.
  public var name: String
  /// What people wrote about it.
  public var notes = ""
  /// The files or the camera that was read.
  public var input: String
  /// How far it is.
  public var state = State.running
  /// When it began; whole milliseconds.
  public var created: Date
  /// When it ended; nil while it runs.
  public var ended: Date?
  /// The model that read it; of a training the architecture.
  public var model: String
  /// All that its answers depend on, besides model and input.
  public var settings: [String: String]
  /// Lines of its table: faces, epochs, judged clips.
  public var rows = 0

  /// A session that begins.
  ///
  /// - Parameter created: cut to whole milliseconds, as it is stored.
  public init(
    kind: Kind, name: String, input: String, model: String, settings: [String: String],
    created: Date
  ) {
    id = RandomID.next()
    self.kind = kind
    self.name = name
    self.input = input
    self.model = model
    self.settings = settings
    self.created = created.inMilliseconds
  }
}

extension Session: FetchableRecord, PersistableRecord {}

extension Date {
  /// The date without what is smaller than a millisecond.
  var inMilliseconds: Date {
    Date(timeIntervalSince1970: (timeIntervalSince1970 * 1000).rounded(.down) / 1000)
  }
}
