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
    let begin =
      resumes ? ["train", "--resume"] : ["train", "--config", files.wish.path]
    // libtorch reserves more address space than it uses, and trainings may take days.
    return [
      ProgramCall(
        program: "mien-train",
        arguments: begin + ["--output", files.folder.path, "--title", session.name, "--quiet"],
        folder: files.folder, megabytes: nil)
    ]
  }

  var progress: JobProgress {
    JobProgress(
      done: files.epochs().count,
      stage: .init(contentsOf: files.folder.appending(component: ".progress")))
  }

  func collect() throws -> Int { files.epochs().count }
}
