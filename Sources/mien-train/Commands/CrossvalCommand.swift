import ArgumentParser
import Datasets
import Evaluation
import Foundation
import Reports
import Terminal
import Training

/// `mien crossval`: one network per fold, every clip judged once by a network that never met it.
struct CrossvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crossval", abstract: "Trains and judges one network per fold.",
    discussion: """
      The predictions of all folds are pooled: no mean of folds is given. Run it again to go on \
      with an interrupted one: finished folds are kept.
      """)

  @OptionGroup var options: TrainOptions

  func run() async throws {
    let configuration = try options.configuration()
    let data = try RunData(configuration, isQuiet: options.quiet)
    let folder = URL(filePath: options.output)
    let statement = data.statement(of: data.folds)
    if !options.quiet { print(statement.line) }
    let results = try await train(configuration, data, in: folder)
    let last = EvaluationRecord(
      title: folder.lastPathComponent, results.flatMap(\.last), statement: statement)
    let selected = results.compactMap(\.selected)
    try last.write(to: folder, crops: data.crops) { page in
      page.configuration = configuration.yaml
      page.tables = [foldTable(results)]
      page.facts = [.init("weights", "of the last epoch of each fold")]
      if selected.count == results.count {
        let accuracy = EvaluationSummary(of: selected.flatMap { $0 }).accuracy
        page.facts.append(
          .init("accuracy of the epochs that the inner validation selects", percent(accuracy)))
      }
      page.environment = Environment.facts(seed: configuration.seed)
    }
    guard !options.quiet else { return }
    print("\nlast epoch:\n\(last.text)")
    if selected.count == results.count {
      let record = EvaluationRecord(
        title: "", selected.flatMap { $0 }, statement: statement)
      print("\nselected on the inner validation split:\n\(record.text)")
    }
    print("\nReport: \(folder.appending(component: "report.html").path)")
  }

  private func train(
    _ configuration: TrainingConfiguration, _ data: RunData, in folder: URL
  ) async throws -> [CrossValidation.FoldResult] {
    let run = CrossValidation(
      configuration: configuration,
      labels: configuration.data.classes.isEmpty ? nil : configuration.data.classes,
      clips: data.clips, extra: data.extra, initial: data.start, folds: data.folds,
      protocol: configuration.data.splitProtocol.name, datasets: data.names, folder: folder
    ).start()
    let isQuiet = options.quiet
    let display = Task {
      for await event in run.events where !isQuiet { Self.show(event) }
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

  private static func show(_ event: CrossValidation.Event) {
    switch event {
    case .began(let fold, let index, let count): print("\(fold) (\(index + 1) of \(count))")
    case .found(let fold): print("\(fold) was finished before")
    case .judged(let fold, let accuracy, let clips):
      print("\(fold): \(percent(accuracy)) of \(clips) clips")
    case .training: break
    }
    fflush(nil)
  }

  private func foldTable(_ results: [CrossValidation.FoldResult]) -> RunReport.Table {
    .init(
      "Folds", names: ["fold", "clips", "right"],
      rows: results.map { result in
        [result.fold, "\(result.last.count)", "\(result.last.count(where: \.isRight))"]
      })
  }
}

private func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
