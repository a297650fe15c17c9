import Foundation
import GRDB

/// Work that goes on after the request that asked for it was answered.
public struct Job: Codable, Equatable, Identifiable, Sendable {
  /// What is done.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// A video is read.
    case video
    /// A network is trained.
    case training
    /// A model is judged.
    case evaluation
  }

  /// How far it is.
  public enum State: String, Codable, CaseIterable, Sendable {
    case queued, running, done, failed, interrupted

    /// Whether nothing will change any more.
    public var isOver: Bool { self != .queued && self != .running }
  }

  /// Why it failed, or what stopped it.
  public struct Fault: Codable, Equatable, Sendable {
    /// A word for programs.
    public var code: String
    /// What happened.
    public var message: String
    /// What to do next; may be empty.
    public var hint: String

    /// Why a job failed.
    public init(code: String, message: String, hint: String) {
      self.code = code
      self.message = message
      self.hint = hint
    }
  }

  /// 16 small letters and digits.
  public let id: String
  /// What is done.
  public var kind: Kind
  /// How far it is.
  public var state = State.queued
  /// Where its results go.
  public let session: String
  /// When it was asked for.
  public var created: Date
  /// When it began; nil while it waits.
  public var started: Date?
  /// When it ended; nil before.
  public var ended: Date?
  /// Steps that are done: frames of a video, epochs of a training, clips that were judged.
  public var done = 0
  /// Steps in all; nil while that is unknown.
  public var total: Int?
  /// Why it failed or was interrupted.
  public var fault: Fault?

  /// A job that waits for its turn.
  public init(kind: Kind, session: String, total: Int?, created: Date) {
    id = RandomID.next()
    self.kind = kind
    self.session = session
    self.total = total
    self.created = created.inMilliseconds
  }
}

extension Job: FetchableRecord, PersistableRecord {}
