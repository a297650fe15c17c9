import Datasets
import Foundation

extension RunFolder {
  /// Writes `splits/train.csv` and its siblings, one row per clip; parts without clips too.
  ///
  /// Columns: `id,label,subject,sequence,sha256` (of the pixels), as RFC 4180 has it.
  /// - Parameter extra: clips of other data that train too; `splits/extra.csv`, when there are any.
  /// - Returns: `splitHashes` of the same clips.
  /// - Throws: `TrainingError.unwritable`.
  @discardableResult
  public func writeSplits(
    train: [LabelledClip], validation: [LabelledClip], test: [LabelledClip] = [],
    extra: [LabelledClip] = []
  ) throws -> [String: String] {
    for (usage, clips) in [(Usage.train, train), (.validation, validation), (.test, test)] {
      try write(SplitFiles.table(of: clips), to: split(usage))
    }
    if !extra.isEmpty { try write(SplitFiles.table(of: extra), to: extraClips) }
    return Self.splitHashes(train: train, validation: validation, test: test, extra: extra)
  }

  /// SHA-256 of each file that `writeSplits` writes, by its name: for the model's description.
  public static func splitHashes(
    train: [LabelledClip], validation: [LabelledClip], test: [LabelledClip] = [],
    extra: [LabelledClip] = []
  ) -> [String: String] {
    var parts = [(Usage.train, train), (.validation, validation), (.test, test)]
      .map { ("\($0.rawValue).csv", $1) }
    if !extra.isEmpty { parts.append((extraName, extra)) }
    return Dictionary(
      uniqueKeysWithValues: parts.map { ($0, ContentHash.sha256(SplitFiles.table(of: $1))) })
  }
}
