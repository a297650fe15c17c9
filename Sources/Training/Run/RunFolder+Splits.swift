import Datasets
import Foundation

extension RunFolder {
  /// Writes `splits/train.csv` and its siblings, one row per clip; parts without clips too.
  ///
  /// Columns: `id,label,subject,sequence,sha256` (of the pixels), as RFC 4180 has it.
  /// - Returns: `splitHashes` of the same clips.
  /// - Throws: `TrainingError.unwritable`.
  @discardableResult
  public func writeSplits(
    train: [LabelledClip], validation: [LabelledClip], test: [LabelledClip] = []
  ) throws -> [String: String] {
    for (usage, clips) in [(Usage.train, train), (.validation, validation), (.test, test)] {
      try write(SplitFiles.table(of: clips), to: split(usage))
    }
    return Self.splitHashes(train: train, validation: validation, test: test)
  }

  /// SHA-256 of each file that `writeSplits` writes, by its name: for the model's description.
  public static func splitHashes(
    train: [LabelledClip], validation: [LabelledClip], test: [LabelledClip] = []
  ) -> [String: String] {
    let parts = [(Usage.train, train), (.validation, validation), (.test, test)]
    return Dictionary(
      uniqueKeysWithValues: parts.map { usage, clips in
        ("\(usage.rawValue).csv", ContentHash.sha256(SplitFiles.table(of: clips)))
      })
  }
}
