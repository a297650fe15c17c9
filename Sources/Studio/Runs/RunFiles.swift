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

  /// The epochs that are done; of a cross-validation, when it has ended, the means over its folds.
  func epochs() -> [EpochMetrics] {
    let own = Self.epochs(in: folder)
    guard own.isEmpty, isJudged else { return own }
    let folds = folds.map(Self.epochs)
    let count = folds.map(\.count).min() ?? 0
    return (0..<count).map { index in EpochMetrics(meanOf: folds.map { $0[index] }) }
  }

  /// Removes the weights of a cross-validation that has ended: a figure is kept, no model.
  ///
  /// - Throws: what keeps files from being removed.
  func dropWeightsOfFolds() throws {
    guard isJudged else { return }
    for fold in folds {
      let names = try FileManager.default.contentsOfDirectory(atPath: fold.path)
      for name in names where name.hasSuffix(".safetensors") {
        try FileManager.default.removeItem(at: fold.appending(component: name))
      }
    }
  }

  /// Whether it has judged what it held out.
  private var isJudged: Bool {
    let file = folder.appending(component: "evaluation.json")
    return FileManager.default.fileExists(atPath: file.path)
  }

  /// The folders of a cross-validation's folds.
  private var folds: [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(component: $0) }.filter {
      FileManager.default.fileExists(atPath: $0.appending(component: "metrics.jsonl").path)
    }
  }

  /// The epochs of a run's folder; a line that is being written is left out.
  private static func epochs(in folder: URL) -> [EpochMetrics] {
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

extension EpochMetrics {
  /// The means of the same epoch of some runs; the time is their sum.
  fileprivate init(meanOf all: [EpochMetrics]) {
    func mean(_ value: (EpochMetrics) -> Double) -> Double {
      all.reduce(0) { $0 + value($1) } / Double(max(1, all.count))
    }
    self.init(
      epoch: all.first?.epoch ?? 0, trainLoss: mean(\.trainLoss),
      trainAccuracy: mean(\.trainAccuracy), validationLoss: mean(\.validationLoss),
      validationAccuracy: mean(\.validationAccuracy), learningRate: mean(\.learningRate),
      seconds: all.reduce(0) { $0 + $1.seconds })
  }
}
