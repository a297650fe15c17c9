/// A training under way; see `RunInProgress`.
public typealias TrainingRun = RunInProgress<TrainingEvent, TrainingResult>

extension RunInProgress where Event == TrainingEvent, Result == TrainingResult {
  /// Starts a training.
  ///
  /// Errors come from `result()`: `TrainingError`, and those of the engine and of weight files.
  ///
  /// - Parameters:
  ///   - folder: where the run is kept, `RunFolder.new(at:)`, or `RunFolder.existing(at:)` to go on
  ///     from its checkpoint; nil keeps nothing on disk.
  ///   - start: what it begins with.
  public static func start(
    _ plan: TrainingPlan, in folder: RunFolder? = nil, from start: TrainingStart = .scratch
  ) -> TrainingRun {
    TrainingRun(on: ThreadExecutor("training")) { report in
      try await Trainer(plan, in: folder, from: start)
        .run(on: ThreadExecutor("augmentation"), report: report)
    }
  }
}
