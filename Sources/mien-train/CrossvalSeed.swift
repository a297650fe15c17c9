import Datasets
import Evaluation
import Foundation
import Reports
import Terminal
import Training

/// The cross-validation of one seed, from the data to its page.
struct CrossvalSeed {
  let configuration: TrainingConfiguration
  /// Where the folds' folders and the page lie.
  let folder: URL
  /// What the page calls it.
  let title: String
  let jobs: Int
  let isQuiet: Bool
  private let data: RunData

  /// Reads the data and deals them into folds.
  ///
  /// - Throws: what `RunData` throws.
  init(
    configuration: TrainingConfiguration, folder: URL, title: String, jobs: Int, isQuiet: Bool
  ) throws {
    self.configuration = configuration
    self.folder = folder
    self.title = title
    self.jobs = jobs
    self.isQuiet = isQuiet
    data = try RunData(configuration, isQuiet: isQuiet)
  }

  /// Trains the folds that are not finished, and writes the page about all of them.
  func judge() async throws -> (CrossvalRecord.Seed, ProtocolStatement) {
    let statement = data.statement(of: data.folds)
    let near = data.nearDuplicates(among: data.nearTwins())
    if !isQuiet { print("\(statement.line)\n\(near.line)") }
    try OutputFolder.make(folder)
    try near.write(to: folder)
    let results = try await train()
    let folds = zip(results, zip(near.folds, data.folds)).map { result, fold in
      CrossvalFold(result, near: fold.0, hashes: data.hashes(of: fold.1))
    }
    let last = EvaluationRecord(
      title: title, results.flatMap(\.last), statement: statement)
    let selected = results.compactMap(\.selected)
    let chosen =
      selected.count == results.count
      ? EvaluationRecord(title: "", selected.flatMap { $0 }, statement: statement) : nil
    try last.write(to: folder, crops: data.crops) { page in
      page.configuration = configuration.yaml
      page.tables = [
        .init(
          "Folds (SHA-256 of the lists of clips)", names: CrossvalFold.names,
          rows: folds.map(\.cells))
      ]
      page.facts = [
        .init("weights", "of the last epoch of each fold"),
        .init(
          "near-duplicates",
          "\(near.count) of \(near.heldOut) held-out clips look nearly the same as one in training "
            + "(pairs in near-duplicates.csv)"),
        .init("parts of a fold", data.apartness),
      ]
      if let chosen {
        page.facts.append(
          .init(
            "accuracy of the epochs that the inner validation selects",
            CrossvalRecord.percent(chosen.summary.accuracy)))
      }
      page.environment = Environment.facts(seed: configuration.seed)
    }
    if !isQuiet {
      print("\nlast epoch:\n\(last.text)")
      if let chosen { print("\nselected on the inner validation split:\n\(chosen.text)") }
    }
    return (.init(configuration.seed, results, folds), statement)
  }

  private func train() async throws -> [CrossValidation.FoldResult] {
    let run = CrossValidation(
      configuration: configuration,
      labels: configuration.data.classes.isEmpty ? nil : configuration.data.classes,
      clips: data.clips, extra: data.extra, initial: data.start, folds: data.folds,
      protocol: configuration.data.splitProtocol.name, datasets: data.names, folder: folder,
      jobs: jobs
    ).start()
    let isQuiet = isQuiet
    let (count, epochs) = (data.folds.count, configuration.epochs)
    let display = Task {
      var progress = CrossvalProgress(folds: count, epochs: epochs, isQuiet: isQuiet)
      for await event in run.events {
        progress.show(event)
        guard !isQuiet else { continue }
        if let line = event.line { print(line) }
        fflush(nil)
      }
    }
    defer { display.cancel() }
    do {
      let results = try await run.result()
      await display.value
      return results
    } catch is CancellationError {
      if !isQuiet { print("\nInterrupted. Go on with the same command: finished folds are kept.") }
      throw CancellationError()
    }
  }
}
