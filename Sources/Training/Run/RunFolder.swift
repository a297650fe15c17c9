import Datasets
import Evaluation
import Foundation

/// The folder of one training run, and what lies where in it.
///
///     let folder = try RunFolder.new(at: url)
///     folder.weights  // …/weights.safetensors
///
/// `configuration.yaml`, `splits/{train,validation,test}.csv`, `metrics.jsonl` (a line per epoch),
/// `checkpoint.safetensors` (to resume from), `weights.safetensors` (the selected weights) and
/// the weights that were not selected, under `weights-last` or `weights-best_validation`.
public struct RunFolder: Equatable, Sendable {
  /// The folder.
  public let url: URL

  /// The folder at a place, whatever lies there.
  public init(url: URL) { self.url = url }

  /// The exact configuration.
  public var configuration: URL { url.appending(component: "configuration.yaml") }
  /// One line per epoch.
  public var metrics: URL { url.appending(component: "metrics.jsonl") }
  /// The state after the last step that was saved.
  public var checkpoint: URL { url.appending(component: "checkpoint.safetensors") }
  /// The weights that the run gives out.
  public var weights: URL { url.appending(component: "weights.safetensors") }

  /// The clips of one part.
  public func split(_ usage: Usage) -> URL {
    url.appending(components: "splits", "\(usage.rawValue).csv")
  }

  /// The extra clips that train in every fold and are never judged.
  public var extraClips: URL { url.appending(components: "splits", Self.extraName) }
  static let extraName = "extra.csv"

  /// The weights of one epoch while the configuration selects the other.
  public func weights(_ selection: TrainingConfiguration.Selection) -> URL {
    url.appending(component: "weights-\(selection.rawValue).safetensors")
  }

  /// A folder for a new run; made when it does not exist, taken when it holds no run.
  ///
  /// - Throws: `TrainingError.runExists` when it holds a run: nothing is ever overwritten;
  ///   `.unwritable`.
  public static func new(at url: URL) throws -> RunFolder {
    let folder = RunFolder(url: url)
    let parts = [folder.configuration, folder.metrics, folder.checkpoint, folder.weights]
    guard !parts.contains(where: \.isThere) else { throw TrainingError.runExists(path: url.path) }
    try writing(to: url) {
      try FileManager.default.createDirectory(at: $0, withIntermediateDirectories: true)
    }
    return folder
  }

  /// The folder of a run that was begun.
  ///
  /// - Throws: `TrainingError.noCheckpoint` when it holds no state to go on from.
  public static func existing(at url: URL) throws -> RunFolder {
    let folder = RunFolder(url: url)
    guard folder.checkpoint.isThere else { throw TrainingError.noCheckpoint(path: url.path) }
    return folder
  }

  /// Writes the exact configuration.
  ///
  /// - Throws: `TrainingError.unwritable`.
  public func write(_ configuration: TrainingConfiguration) throws {
    try write(Data(configuration.yaml.utf8), to: self.configuration)
  }

  /// Writes bytes to a file of the run, whole or not at all.
  func write(_ data: Data, to url: URL) throws {
    try Self.writing(to: url) {
      try FileManager.default.createDirectory(
        at: $0.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: $0, options: .atomic)
    }
  }

  static func writing(to url: URL, _ write: (URL) throws -> Void) throws {
    do { try write(url) } catch {
      throw TrainingError.unwritable(path: url.path, reason: error.localizedDescription)
    }
  }
}

extension URL {
  fileprivate var isThere: Bool { FileManager.default.fileExists(atPath: path) }
}
