import ArgumentParser
import Datasets
import EmotionModel
import Evaluation
import Foundation
import Reports
import Terminal
import Training

/// `mien train`: one network, one split.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains a network on labelled pictures.",
    discussion: """
      The run folder holds the configuration, the split, a line of metrics per epoch, a \
      checkpoint, the weights, the figures and report.html. With subject-kfold or loso the first \
      fold is trained; mien crossval trains all.
      """)

  @Flag(help: "Go on with the interrupted run of --output; its configuration is in the folder.")
  var resume = false
  @OptionGroup var options: TrainOptions

  func run() async throws {
    let url = URL(filePath: options.output)
    let folder = resume ? try RunFolder.existing(at: url) : nil
    // Flags that are given again must say what the run's configuration says: the checkpoint checks.
    let begun = try folder.map { try TrainingConfiguration.load(contentsOf: $0.configuration) }
    let configuration = try options.configuration(over: begun ?? .init())
    let data = try RunData(configuration, isQuiet: options.quiet)
    let fold = data.folds[0]
    let run = FoldRun(data: data, fold: fold, configuration: configuration)
    let start = resume ? .checkpoint : data.start
    let target = try folder ?? RunFolder.new(at: url)
    if !resume {
      try target.writeSplits(
        train: run.train, validation: run.validation, test: run.test, extra: data.extra)
    }
    if !options.quiet { print(data.statement(of: [fold]).line) }
    do {
      let result = try await train(try run.plan(), in: target, from: start)
      let record = try await run.conclude(result, in: target, title: options.title)
      if !options.quiet { print("\n\(record.text)\n\nReport: \(target.report.path)") }
    } catch is CancellationError {
      if !options.quiet {
        print("\nInterrupted and saved. Go on with: mien train --resume --output \(options.output)")
      }
      throw CancellationError()
    }
  }

  private func train(
    _ plan: TrainingPlan, in folder: RunFolder, from start: TrainingStart
  ) async throws -> TrainingResult {
    let run = TrainingRun.start(plan, in: folder, from: start)
    let isQuiet = options.quiet
    let display = Task {
      var display = RunDisplay(isQuiet: isQuiet)
      for await event in run.events { display.show(event) }
    }
    let result = await Result { try await run.result() }
    await display.value
    return try result.get()
  }
}

extension Result where Failure == any Error {
  /// The outcome of an operation that may wait.
  fileprivate init(_ operation: () async throws -> Success) async {
    do { self = .success(try await operation()) } catch { self = .failure(error) }
  }
}
