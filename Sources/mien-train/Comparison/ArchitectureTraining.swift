import Baselines
import Datasets
import EmotionModel
import Emotions
import Evaluation
import Foundation
import Terminal
import Training

/// The folds of one architecture and one seed.
struct ArchitectureTraining {
  let run: ComparisonRun
  let architecture: ComparedArchitecture
  let seed: UInt64
  /// The clips, dealt with the seed.
  let data: RunData

  /// Trains the folds that are not finished; gives the predictions of all of them, of a network
  /// those of its last epoch.
  ///
  /// - Throws: `CancellationError`, `TrainingError`, `BaselinesError`, those of the engine.
  func judge(_ descriptors: DescribedClips) async throws -> [Prediction] {
    let validation =
      switch architecture {
      case .network(let network): networks(network).start()
      case .baseline(let baseline): machines(baseline, descriptors).start()
      }
    let isQuiet = run.isQuiet
    let display = Task {
      for await event in validation.events where !isQuiet {
        if let line = event.line { print(line) }
        fflush(nil)
      }
    }
    defer { display.cancel() }
    let results = try await validation.result()
    await display.value
    return results.flatMap(\.last)
  }

  private func networks(_ network: EmotionArchitecture) -> CrossValidation {
    var configuration = run.configuration
    configuration.architecture = network
    configuration.seed = seed
    return CrossValidation(
      configuration: configuration, labels: labels, clips: data.clips, extra: data.extra,
      initial: run.starts[network] ?? .scratch, folds: data.folds,
      protocol: configuration.data.splitProtocol.name, datasets: data.names, folder: folder,
      jobs: run.jobs)
  }

  private func machines(
    _ baseline: BaselineArchitecture, _ described: DescribedClips
  ) -> BaselineValidation {
    var validation = BaselineValidation(
      baseline, clips: data.clips + data.extra, descriptors: described.descriptors,
      folds: data.folds, seed: seed, folder: folder)
    validation.judgedCount = data.clips.count
    validation.labels = labels
    validation.jobs = run.jobs
    return validation
  }

  private var folder: URL { run.folder(of: architecture, seed: seed) }

  private var labels: [Emotion]? {
    run.configuration.data.classes.isEmpty ? nil : run.configuration.data.classes
  }
}
