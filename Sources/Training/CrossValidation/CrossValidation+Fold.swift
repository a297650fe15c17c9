import Datasets
import EmotionModel
import Evaluation
import Foundation

extension CrossValidation {
  /// The result of one fold: found when it is finished, else after its training.
  func result(
    of fold: Fold, report: @escaping @Sendable (Event) -> Void
  ) async throws -> FoldResult {
    let folder = RunFolder(url: folder.appending(component: fold.name))
    let plan = try plan(of: fold)
    let judged = fold.split.heldOut.map { clips[$0] }
    if let last = try finished(plan, in: folder, .last) {
      report(.found(fold: fold.name))
      let best = try finished(plan, in: folder, .bestValidation)
      return try await judge(fold, judged, last: last, best: best)
    }
    let result = try await train(plan, fold, in: folder, report: report)
    return try await judge(fold, judged, last: result.lastModel, best: result.bestModel)
  }

  private func train(
    _ plan: TrainingPlan, _ fold: Fold, in folder: RunFolder,
    report: @escaping @Sendable (Event) -> Void
  ) async throws -> TrainingResult {
    let begun = FileManager.default.fileExists(atPath: folder.checkpoint.path)
    if !begun {
      _ = try RunFolder.new(at: folder.url)
      try writeSplits(of: fold, to: folder)
    }
    return try await Trainer(plan, in: folder, from: begun ? .checkpoint : initial)
      .run(on: ThreadExecutor("augmentation")) { report(.training(fold: fold.name, $0)) }
  }

  /// The plan of one fold; where it has no inner validation split, the curves are of the clips
  /// that are judged, which `check()` allows only while nothing is chosen by them.
  private func plan(of fold: Fold) throws -> TrainingPlan {
    let parts = [fold.split.train, fold.split.validation, fold.split.test].map { part in
      part.map { clips[$0] }
    }
    return try TrainingPlan(
      configuration: configuration, labels: labels, training: parts[0] + extra,
      validation: parts[1].isEmpty ? parts[2] : parts[1],
      data: .init(
        datasets: datasets, protocol: "\(self.protocol), \(fold.name)",
        splitHashes: RunFolder.splitHashes(
          train: parts[0], validation: parts[1], test: parts[2], extra: extra),
        seed: configuration.seed, pretraining: initial.pretraining))
  }

  private func writeSplits(of fold: Fold, to folder: RunFolder) throws {
    try folder.writeSplits(
      train: fold.split.train.map { clips[$0] },
      validation: fold.split.validation.map { clips[$0] },
      test: fold.split.test.map { clips[$0] }, extra: extra)
  }

  /// The model of a fold that is finished; nil for one that is not.
  ///
  /// - Throws: `TrainingError.otherConfiguration` or `.otherData` for a fold of another run.
  private func finished(
    _ plan: TrainingPlan, in folder: RunFolder, _ selection: TrainingConfiguration.Selection
  ) throws -> EmotionModelFile? {
    guard FileManager.default.fileExists(atPath: folder.weights.path) else { return nil }
    let begun = try TrainingConfiguration.load(contentsOf: folder.configuration)
    let differences = configuration.differences(from: begun)
    guard differences.isEmpty else {
      throw TrainingError.otherConfiguration(path: folder.url.path, keys: differences)
    }
    let model = try EmotionModelFile(
      contentsOf: selection == configuration.select ? folder.weights : folder.weights(selection))
    guard model.description.trainingData == plan.data, model.description.labels == plan.labels
    else { throw TrainingError.otherData(path: folder.url.path) }
    return model
  }

  private func judge(
    _ fold: Fold, _ judged: [LabelledClip], last: EmotionModelFile, best: EmotionModelFile?
  ) async throws -> FoldResult {
    let selected = fold.hasInnerValidation ? best : nil
    return FoldResult(
      fold: fold.name, last: try await last.predictions(for: judged, on: configuration.device),
      selected: try await selected?.predictions(for: judged, on: configuration.device))
  }
}
