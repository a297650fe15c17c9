import Datasets
import Emotions
import Evaluation
import Foundation
import SessionStore

/// An evaluation that waits for its turn: what `mien evaluate` is to judge.
struct EvaluationPlan: JobPlan {
  var kind: Job.Kind { .evaluation }
  var session: Session
  var wish: EvaluationWish
  /// The model's file.
  var model: URL
  var sources: [DataSource]
  /// The split file that lists what a run held out; nil for all clips.
  var split: URL?
  /// The session's folder.
  var folder: URL
  /// Processor time of each program, in seconds.
  var seconds: Int

  var calls: [ProgramCall] {
    var calls = [call(["--output", folder.path] + augmentation)]
    if wish.corruptions == true {
      calls.append(
        call([
          "--output", spoilt.path, "--corruptions", "--faces", "\(wish.spoiltFaces)", "--seed", "1",
        ]))
    }
    return calls
  }

  var progress: JobProgress {
    let stage = JobProgress.Stage(contentsOf: folder.appending(component: ".progress"))
    return JobProgress(done: stage?.done ?? 0, total: stage?.total, stage: stage)
  }

  /// Where the figures on spoilt faces grow; of them the numbers, the page and the overview stay.
  private var spoilt: URL { folder.appending(component: ".corruptions") }

  func collect() throws -> Int {
    let files = FileManager.default
    defer { try? files.removeItem(at: spoilt) }
    for name in [
      "corruptions.json", "corruptions.csv", "corruptions.html", "corruptions.png",
      "corruptions.svg",
    ] {
      let file = spoilt.appending(component: name)
      guard files.fileExists(atPath: file.path) else { continue }
      try files.moveItem(at: file, to: folder.appending(component: name))
    }
    return (try? EvaluationFile(in: folder))?.summary.count ?? 0
  }

  private func call(_ choices: [String]) -> ProgramCall {
    var arguments = ["evaluate", "--model", model.path, "--title=\(session.name)", "--quiet"]
    for source in sources { arguments += ["--data", source.path] }
    for file in sources.compactMap(\.corrections) { arguments += ["--corrections", file.path] }
    if let classes = wish.classes {
      arguments += ["--classes", classes.map(\.rawValue).joined(separator: ",")]
    }
    if let part = wish.part { arguments += ["--part", part.rawValue] }
    if let split { arguments += ["--split", split.path] }
    return ProgramCall(
      program: "mien", arguments: arguments + choices, folder: folder, seconds: seconds)
  }

  private var augmentation: [String] {
    wish.augmentation.map { ["--tta", $0.rawValue] } ?? []
  }
}
