import Foundation
import SessionStore

/// A training that waits for its turn.
struct RunPlan: JobPlan {
  var kind: Job.Kind { .training }
  var session: Session
  var files: RunFiles
  /// Whether it goes on from its checkpoint.
  var resumes = false

  var calls: [ProgramCall] {
    // A cross-validation goes on when it is begun again: finished folds are kept.
    let command = isCrossValidation ? "crossval" : "train"
    let begin =
      resumes && !isCrossValidation
      ? [command, "--resume"] : [command, "--config", files.wish.path]
    // libtorch reserves more address space than it uses, and trainings may take days.
    return [
      ProgramCall(
        program: "mien-train",
        arguments: begin + ["--output", files.folder.path, "--title=\(session.name)", "--quiet"],
        folder: files.folder, megabytes: nil)
    ]
  }

  var progress: JobProgress {
    let stage = JobProgress.Stage(contentsOf: files.folder.appending(component: ".progress"))
    guard isCrossValidation else { return JobProgress(done: files.epochs().count, stage: stage) }
    let folds = stage.flatMap { $0.title == "Folds" ? $0 : nil }
    return JobProgress(done: folds?.done ?? 0, total: folds?.total, stage: stage)
  }

  func collect() throws -> Int {
    if isCrossValidation { try files.dropWeightsOfFolds() }
    return files.epochs().count
  }

  private var isCrossValidation: Bool { session.settings["everyFold"] != nil }
}
