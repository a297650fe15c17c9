import Foundation
import Networks
import Tensors

/// The state of a run between two steps, in one file: a run that goes on from it ends with the
/// same bits as one that was never interrupted.
///
/// A safetensors file: the arrays as `network/…`, `average/…` (when kept), `optimizer/…` and
/// `best/…` (the weights of the best epoch so far); everything else in the header's texts.
struct Checkpoint: Equatable, Sendable {
  /// How far the run has come.
  var progress: TrainingProgress
  /// The network's weights and running statistics.
  var network: [String: FloatArray]
  /// The averaged weights; nil when no average is kept.
  var average: [String: FloatArray]?
  /// The weights of the best epoch so far; nil before the first has ended.
  var best: [String: FloatArray]?
  /// The optimiser's memory.
  var optimizer: OptimizerState
  /// Where dropout's random numbers stand; all others follow from the seed.
  var random: RandomState
  /// The configuration, as it is written.
  var configuration: String
  /// SHA-256 of the data, `TrainingPlan.fingerprint`.
  var data: String

  /// Version of the file format.
  private static let format = "1"

  /// Reads the checkpoint of a run.
  ///
  /// - Throws: `NetworksError` for a file that is no whole safetensors file,
  ///   `TrainingError.badCheckpoint` for one that is none of a run.
  init(contentsOf url: URL) throws {
    let file = try WeightFile(contentsOf: url)
    let text = { (key: String) throws -> String in
      guard let text = file.metadata[key] else {
        throw TrainingError.badCheckpoint(path: url.path, reason: "it lacks “\(key)”")
      }
      return text
    }
    guard try text("checkpoint") == Self.format else {
      throw TrainingError.badCheckpoint(path: url.path, reason: "it is of another version")
    }
    guard
      let progress = try? JSONDecoder().decode(
        TrainingProgress.self, from: Data(try text("progress").utf8)),
      let steps = Int(try text("optimizer_steps")),
      let random = Data(base64Encoded: try text("random"))
    else {
      throw TrainingError.badCheckpoint(path: url.path, reason: "its state can't be read")
    }
    self.progress = progress
    network = Self.part("network/", of: file.weights) ?? [:]
    average = Self.part("average/", of: file.weights)
    best = Self.part("best/", of: file.weights)
    optimizer = OptimizerState(
      stepCount: steps, arrays: Self.part("optimizer/", of: file.weights) ?? [:])
    self.random = RandomState(bytes: random)
    configuration = try text("configuration")
    data = try text("data")
  }

  /// A state to be saved.
  init(
    progress: TrainingProgress, network: [String: FloatArray], average: [String: FloatArray]?,
    best: [String: FloatArray]?, optimizer: OptimizerState, random: RandomState,
    configuration: String, data: String
  ) {
    self.progress = progress
    self.network = network
    self.average = average
    self.best = best
    self.optimizer = optimizer
    self.random = random
    self.configuration = configuration
    self.data = data
  }

  /// Writes the file; the one before stays whole until the new one is complete.
  ///
  /// - Throws: `NetworksError.unwritable`.
  func write(to url: URL) throws {
    var arrays: [String: FloatArray] = [:]
    for (prefix, part) in [
      ("network/", network), ("average/", average ?? [:]), ("best/", best ?? [:]),
      ("optimizer/", optimizer.arrays),
    ] {
      for (name, array) in part { arrays[prefix + name] = array }
    }
    let texts = [
      "checkpoint": Self.format,
      "progress": String(decoding: try JSONEncoder().encode(progress), as: UTF8.self),
      "optimizer_steps": "\(optimizer.stepCount)",
      "random": random.bytes.base64EncodedString(),
      "configuration": configuration,
      "data": data,
    ]
    try WeightFile(weights: arrays, metadata: texts).write(to: url)
  }

  private static func part(
    _ prefix: String, of arrays: [String: FloatArray]
  ) -> [String: FloatArray]? {
    let part = arrays.filter { $0.key.hasPrefix(prefix) }
    guard !part.isEmpty else { return nil }
    return Dictionary(
      uniqueKeysWithValues: part.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
  }
}
