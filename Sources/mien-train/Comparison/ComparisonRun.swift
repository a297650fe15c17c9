import Baselines
import Datasets
import EmotionModel
import Evaluation
import Foundation
import Reports
import Terminal
import Training

/// Architectures on their way from the data to a table: the same folds for each of them.
struct ComparisonRun {
  let configuration: TrainingConfiguration
  let architectures: [ComparedArchitecture]
  let seeds: [UInt64]
  /// What networks begin with; those that are not named begin by chance.
  let starts: [EmotionArchitecture: TrainingStart]
  /// Where a folder per architecture, seed and fold lies.
  let folder: URL
  let jobs: Int
  let isQuiet: Bool

  /// Trains what is not finished, judges and times everything.
  ///
  /// - Throws: `CancellationError`; what reading, training and timing throw.
  func record() async throws -> ComparisonRecord {
    let data = try RunData(configuration, isQuiet: isQuiet)
    let met = Array(Set(starts.values.flatMap { $0.pretraining ?? [] })).sorted()
    let statement = data.statement(of: data.folds, begunWith: met.isEmpty ? nil : met)
    let near = data.nearDuplicates(among: data.nearTwins())
    if !isQuiet { print("\(statement.line)\n\(near.line)") }
    try OutputFolder.make(folder)
    try near.write(to: folder)
    let descriptors = try DescribedClips(data, architectures, isQuiet: isQuiet)
    var results: [ComparedArchitecture: [[Prediction]]] = [:]
    var folds: [ComparisonRecord.FoldHashes] = []
    for seed in seeds {
      let dealt = try data.dealt(seed: seed)
      folds += dealt.folds.map { .init(seed: seed, fold: $0.name, hashes: dealt.hashes(of: $0)) }
      for architecture in architectures {
        if !isQuiet { print("\n\(architecture.name), seed \(seed)") }
        let training = ArchitectureTraining(
          run: self, architecture: architecture, seed: seed, data: dealt)
        results[architecture, default: []].append(try await training.judge(descriptors))
        try requireSameFolds(of: architecture, seed: seed, dealt)
      }
    }
    let costs = try await ComparisonCosts(run: self, data: data).measured()
    let entries = architectures.map { architecture in
      ModelComparison.Entry(
        name: architecture.name, predictions: results[architecture]!,
        cost: costs[architecture]!, note: note(on: architecture, descriptors))
    }
    var record = ComparisonRecord(
      title: folder.lastPathComponent, ModelComparison(entries), statement: statement)
    record.seeds = seeds
    record.clipLength = configuration.clipLength
    record.folds = folds
    record.nearDuplicates = (near.count, near.heldOut)
    return record
  }

  /// Where the folds of one architecture and seed lie.
  func folder(of architecture: ComparedArchitecture, seed: UInt64) -> URL {
    folder.appending(components: architecture.name, "seed-\(seed)")
  }

  /// Holds the lists that an architecture was trained and judged on, as they lie on the disk,
  /// against those of the split.
  private func requireSameFolds(
    of architecture: ComparedArchitecture, seed: UInt64, _ data: RunData
  ) throws {
    for fold in data.folds {
      let run = RunFolder(
        url: folder(of: architecture, seed: seed).appending(component: fold.name))
      for (name, hash) in data.hashes(of: fold) {
        let file = run.url.appending(components: "splits", name)
        guard let bytes = try? Data(contentsOf: file), ContentHash.sha256(bytes) == hash else {
          throw TrainingError.otherData(path: file.path)
        }
      }
    }
  }

  private func note(
    on architecture: ComparedArchitecture, _ descriptors: DescribedClips
  ) -> String? {
    switch architecture {
    case .network(let network):
      starts[network]?.pretraining.map {
        "begun with weights trained on \($0.joined(separator: " + "))"
      }
    case .baseline(let baseline): baseline.readsLandmarks ? descriptors.note : nil
    }
  }
}

extension RunData {
  /// SHA-256 of the list of each part of a fold, by its file.
  func hashes(of fold: Fold) -> [String: String] {
    RunFolder.splitHashes(
      train: clips(at: fold.split.train), validation: clips(at: fold.split.validation),
      test: clips(at: fold.split.test), extra: extra)
  }
}

extension NearDuplicates {
  /// Writes the pairs, `near-duplicates.csv`.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  func write(to folder: URL) throws {
    let file = folder.appending(component: "near-duplicates.csv")
    do { try table.write(to: file, options: .atomic) } catch {
      throw ReportsError.cannotWrite(path: file.path, reason: error.localizedDescription)
    }
  }
}
