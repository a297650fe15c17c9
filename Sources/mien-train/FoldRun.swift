import Datasets
import EmotionModel
import Evaluation
import Foundation
import Reports
import Terminal
import Training

/// One fold of the data on its way from a split to a report.
struct FoldRun {
  let data: RunData
  let fold: Fold
  let configuration: TrainingConfiguration

  var train: [LabelledClip] { data.clips(at: fold.split.train) }
  var validation: [LabelledClip] { data.clips(at: fold.split.validation) }
  var test: [LabelledClip] { data.clips(at: fold.split.test) }

  /// What is trained: with a test part the validation part is an inner one, by which may be chosen.
  ///
  /// - Throws: `TrainingError`.
  func plan() throws -> TrainingPlan {
    try TrainingPlan(
      configuration: configuration,
      labels: configuration.data.classes.isEmpty ? nil : configuration.data.classes,
      training: train + data.extra, validation: validation.isEmpty ? test : validation,
      data: .init(
        datasets: data.names, protocol: configuration.data.splitProtocol.name,
        splitHashes: RunFolder.splitHashes(
          train: train, validation: validation, test: test, extra: data.extra),
        seed: configuration.seed, pretraining: data.pretraining))
  }

  /// Judges the trained model on what was held out, and writes figures and report into the run.
  ///
  /// - Parameter title: what they call the run; the folder's name without it.
  /// - Throws: `ReportsError`, `TensorsError`.
  func conclude(
    _ result: TrainingResult, in folder: RunFolder, title: String? = nil
  ) async throws -> EvaluationRecord {
    let judged = data.clips(at: fold.split.heldOut)
    let predictions = try await result.model.predictions(for: judged, on: configuration.device)
    let statement = data.statement(of: [fold])
    let record = EvaluationRecord(
      title: title ?? folder.url.lastPathComponent, predictions, statement: statement)
    try CurvesFigure(metrics: result.history, protocol: statement).write(into: folder.url)
    let hashes = result.model.description.trainingData.splitHashes
    try record.write(to: folder.url, crops: data.crops) { page in
      page.metrics = result.history
      page.configuration = configuration.yaml
      page.splits = fold.split.parts.filter { !$0.indices.isEmpty }.map { part in
        let subjects = Set(part.indices.compactMap { data.clips[$0].subject })
        return .init(
          part.usage.rawValue, count: part.indices.count,
          subjects: subjects.isEmpty ? nil : subjects.count,
          hash: hashes["\(part.usage.rawValue).csv"] ?? "")
      }
      page.facts = [
        .init("data", data.names.joined(separator: " + ")),
        .init("weights", "of the \(result.selection == .last ? "last" : "best validation") epoch"),
        .init("photographs without a face, left out", "\(data.facelessCount)"),
      ]
      page.environment = Environment.facts(seed: configuration.seed)
    }
    return record
  }
}

extension RunFolder {
  /// The page about the run.
  var report: URL { url.appending(component: "report.html") }
}
