import Evaluation
import Foundation

/// The folder of a training, as `mien train` writes it.
struct RunFiles: Sendable {
  let folder: URL

  /// What it was told; hidden, because `configuration.yaml` says it in full.
  var wish: URL { folder.appending(component: ".wish.yaml") }
  var weights: URL { folder.appending(component: "weights.safetensors") }
  private var checkpoint: URL { folder.appending(component: "checkpoint.safetensors") }

  /// Whether a training that ended before its end can go on where it was.
  var hasCheckpoint: Bool { FileManager.default.fileExists(atPath: checkpoint.path) }

  /// Whether it has come to weights.
  var hasWeights: Bool { FileManager.default.fileExists(atPath: weights.path) }

  /// The epochs that are done; a line that is being written is left out.
  func epochs() -> [EpochMetrics] {
    let file = folder.appending(component: "metrics.jsonl")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONDecoder().decode(EpochMetrics.self, from: Data($0))
    }
  }

  /// Makes room for a training that begins anew, where one had not come to its first checkpoint.
  ///
  /// - Throws: what keeps files from being removed.
  func clear() throws {
    for name in ["configuration.yaml", "metrics.jsonl", "splits"] {
      let url = folder.appending(component: name)
      if FileManager.default.fileExists(atPath: url.path) {
        try FileManager.default.removeItem(at: url)
      }
    }
  }
}
