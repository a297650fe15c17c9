import Datasets
import EmotionModel
import Emotions
import Evaluation
import Foundation

/// Trains one model per fold and lets each judge the clips that it has not met.
///
///     let run = CrossValidation(
///       configuration: configuration, clips: clips, folds: folds, protocol: "subject-kfold",
///       datasets: ["jaffe"], folder: url
///     ).start()
///     for await event in run.events { … }
///     let predictions = try await run.result().flatMap(\.last)
///
/// Each fold is a run with a folder of its own, named like the fold, and begins with the same seed.
/// Folds that are finished are not trained again, interrupted ones are resumed.
public struct CrossValidation: Sendable {
  /// The settings of every fold.
  public var configuration: TrainingConfiguration
  /// What the networks tell apart, in their order; nil for the labels of the clips.
  public var labels: [Emotion]?
  /// All clips.
  public var clips: [LabelledClip]
  /// Clips of other data that train in every fold and are never judged.
  public var extra: [LabelledClip]
  /// What every fold begins with: chance, or another model's weights.
  public var initial: TrainingStart
  /// Which clips train and which judge, by their places in `clips`.
  public var folds: [Fold]
  /// The word for how the folds were made.
  public var `protocol`: String
  /// Names of the data sets.
  public var datasets: [String]
  /// Where the folds' folders lie.
  public var folder: URL
  /// How many folds are trained at a time, ≥ 1.
  public var jobs: Int

  /// A cross-validation before its first fold.
  public init(
    configuration: TrainingConfiguration, labels: [Emotion]? = nil, clips: [LabelledClip],
    extra: [LabelledClip] = [], initial: TrainingStart = .scratch, folds: [Fold],
    protocol: String, datasets: [String], folder: URL, jobs: Int = 1
  ) {
    precondition(jobs >= 1, "some fold has to be trained")
    self.configuration = configuration
    self.labels = labels
    self.clips = clips
    self.extra = extra
    self.initial = initial
    self.folds = folds
    self.protocol = `protocol`
    self.datasets = datasets
    self.folder = folder
    self.jobs = jobs
  }

  /// What one fold's models say of the clips that they have not met.
  public struct FoldResult: Equatable, Sendable {
    /// The fold's name.
    public let fold: String
    /// The predictions of the last epoch's weights.
    public let last: [Prediction]
    /// Those of the epoch that an inner validation split selects; nil without such a split.
    public let selected: [Prediction]?
  }

  /// What a cross-validation tells of itself while it goes on.
  public enum Event: Equatable, Sendable {
    /// A fold's training begins; `index` counts from 0.
    case began(fold: String, index: Int, of: Int)
    /// What happens in a fold's training.
    case training(fold: String, TrainingEvent)
    /// A fold was finished before and is not trained again.
    case found(fold: String)
    /// A fold is done; the share of right answers of its last epoch, 0...1.
    case judged(fold: String, accuracy: Double, clips: Int)
  }

  /// Starts the first folds that are not finished, `jobs` at a time.
  public func start() -> RunInProgress<Event, [FoldResult]> {
    RunInProgress(on: ThreadExecutor("cross-validation")) { try await run(report: $0) }
  }

  /// What `start` does, on the caller's task.
  func run(report: @escaping @Sendable (Event) -> Void) async throws -> [FoldResult] {
    try check()
    return try await FoldQueue(folds: folds, jobs: jobs).results { fold, index in
      try await judged(fold, at: index, report: report)
    }
  }

  /// One fold, from its beginning to its figures.
  private func judged(
    _ fold: Fold, at index: Int, report: @escaping @Sendable (Event) -> Void
  ) async throws -> FoldResult {
    report(.began(fold: fold.name, index: index, of: folds.count))
    let result = try await result(of: fold, report: report)
    report(
      .judged(
        fold: fold.name,
        accuracy: Double(result.last.count(where: \.isRight)) / Double(result.last.count),
        clips: result.last.count))
    return result
  }

  /// Checks the folds against the clips, and that nothing is chosen by the clips that are judged.
  private func check() throws {
    for fold in folds {
      let all = fold.split.train + fold.split.validation + fold.split.test
      guard all.allSatisfy(clips.indices.contains) else {
        throw TrainingError.badFolds(reason: "“\(fold.name)” names clips that are not there")
      }
      guard Set(all).count == all.count else {
        throw TrainingError.badFolds(reason: "“\(fold.name)” has a clip in two parts")
      }
      guard !fold.split.heldOut.isEmpty else {
        throw TrainingError.badFolds(reason: "“\(fold.name)” has no clips to judge")
      }
      if let key = keyThatChooses, !fold.hasInnerValidation {
        throw TrainingError.noInnerValidation(fold: fold.name, key: key)
      }
    }
    guard Set(folds.map(\.name)).count == folds.count else {
      throw TrainingError.badFolds(reason: "two of them have the same name")
    }
  }

  /// The setting that looks at the validation clips to choose something.
  private var keyThatChooses: String? {
    if configuration.select == .bestValidation { return "select" }
    if configuration.earlyStoppingPatience > 0 { return "early_stopping_patience" }
    if configuration.schedule.kind == .plateau { return "schedule.kind" }
    return nil
  }
}

extension Fold {
  /// Whether there are clips to choose by that are not those to judge by.
  var hasInnerValidation: Bool { !split.test.isEmpty && !split.validation.isEmpty }
}
