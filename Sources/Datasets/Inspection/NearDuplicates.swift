import Emotions
import Foundation

/// Held-out clips that look nearly the same as one in training, fold by fold.
public struct NearDuplicates: Equatable, Codable, Sendable {
  /// A held-out clip and a training clip that look alike.
  public struct Pair: Equatable, Codable, Sendable {
    /// Ids of the clips.
    public var heldOut: String
    public var training: String
    /// Whether both show the same person; nil when the data do not say.
    public var isSameSubject: Bool?
    /// Whether they carry the same label.
    public var isSameLabel: Bool

    init(_ heldOut: LabelledClip, _ training: LabelledClip) {
      self.heldOut = heldOut.id
      self.training = training.id
      isSameSubject = heldOut.subject.flatMap { one in training.subject.map { $0 == one } }
      isSameLabel = heldOut.label == training.label
    }
  }

  /// One fold.
  public struct FoldPairs: Equatable, Codable, Sendable {
    /// The fold's name.
    public var fold: String
    /// How many clips are held out.
    public var heldOut: Int
    /// Every two clips that look alike.
    public var pairs: [Pair]
    /// How many of the held-out clips have a near-duplicate in training.
    public var count: Int { Set(pairs.map(\.heldOut)).count }

    /// The pairs of a fold.
    public init(fold: String, heldOut: Int, pairs: [Pair]) {
      self.fold = fold
      self.heldOut = heldOut
      self.pairs = pairs
    }
  }

  /// Every fold.
  public var folds: [FoldPairs]
  /// Held-out clips with a near-duplicate in training, of all folds.
  public var count: Int { folds.reduce(0) { $0 + $1.count } }
  /// Held-out clips of all folds.
  public var heldOut: Int { folds.reduce(0) { $0 + $1.heldOut } }

  /// `near-duplicates: 3 of 981 held-out clips look nearly the same as one in training`.
  public var line: String {
    count == 0
      ? "near-duplicates: no held-out clip looks nearly the same as one in training"
      : "near-duplicates: \(count) of \(heldOut) held-out clips look nearly the same as one in training"
  }

  /// Every pair, as RFC 4180 has it: `fold,held_out,training,same_subject,same_label`.
  public var table: Data {
    let rows = folds.flatMap { fold in
      fold.pairs.map { pair in
        [
          fold.fold, pair.heldOut, pair.training, pair.isSameSubject.map(String.init) ?? "",
          String(pair.isSameLabel),
        ].map(SplitFiles.quoted).joined(separator: ",")
      }
    }
    let lines = ["fold,held_out,training,same_subject,same_label"] + rows
    return Data((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }
}
