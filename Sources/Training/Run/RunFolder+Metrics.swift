import Evaluation
import Foundation

extension RunFolder {
  /// Adds the line of an epoch to `metrics.jsonl`, at once on the disk.
  ///
  /// - Throws: `TrainingError.unwritable`.
  func append(_ metrics: EpochMetrics) throws {
    try Self.writing(to: self.metrics) { url in
      if !FileManager.default.fileExists(atPath: url.path) { try Data().write(to: url) }
      let file = try FileHandle(forWritingTo: url)
      defer { try? file.close() }  // the line is synchronised before
      try file.seekToEnd()
      try file.write(contentsOf: Self.line(metrics))
      try file.synchronize()
    }
  }

  /// Writes the lines anew: what a run that is resumed had come to when it was saved.
  ///
  /// - Throws: `TrainingError.unwritable`.
  func rewrite(_ history: [EpochMetrics]) throws {
    try write(history.reduce(into: Data()) { $0 += try Self.line($1) }, to: metrics)
  }

  /// The epochs of `metrics.jsonl`, in their order; a line that was cut off is left out.
  ///
  /// - Throws: `TrainingError.unreadableFile`.
  public func history() throws -> [EpochMetrics] {
    guard let data = try? Data(contentsOf: metrics) else {
      throw TrainingError.unreadableFile(path: metrics.path)
    }
    return data.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONDecoder().decode(EpochMetrics.self, from: Data($0))
    }
  }

  private static func line(_ metrics: EpochMetrics) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(metrics) + Data("\n".utf8)
  }
}
