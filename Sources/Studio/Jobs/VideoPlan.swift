import Foundation
import SessionStore

/// A video that waits for its turn: where it lies, and what `mien analyze` is to do with it.
struct VideoPlan: JobPlan {
  /// How a video is read.
  struct Wish: Sendable {
    var model: Engines.Model
    var detector = Engines.Detector.mtcnn
    var threshold: Double
    var detectEvery = 5
    var annotates = true
    var blursFaces = false
    var baseline = "none"

    /// The settings as a session keeps them.
    var settings: [String: String] {
      [
        "detector": detector.rawValue, "threshold": "\(threshold)",
        "detectEvery": "\(detectEvery)", "annotate": "\(annotates)", "blur": "\(blursFaces)",
        "baseline": baseline,
      ]
    }
  }

  var kind: Job.Kind { .video }
  var session: Session
  var wish: Wish
  /// Where the upload and the results lie.
  var files: UploadFolder
  /// Processor time, in seconds.
  var seconds: Int

  /// The upload's name, as the client named it.
  var name: String { session.input }

  var calls: [ProgramCall] {
    [ProgramCall(program: "mien", arguments: arguments, folder: files.upload, seconds: seconds)]
  }

  var progress: JobProgress { JobProgress(done: files.framesDone()) }

  private var arguments: [String] {
    var arguments = [
      "analyze", name, "--output", "../\(UploadFolder.outputName)", "--quiet", "--model",
      wish.model.url.path, "--detector", wish.detector.rawValue, "--threshold",
      "\(wish.threshold)", "--detect-every", "\(wish.detectEvery)",
    ]
    if wish.annotates { arguments.append("--annotate") }
    if wish.blursFaces { arguments.append("--blur-faces") }
    if wish.baseline != "none" { arguments += ["--baseline", wish.baseline] }
    return arguments
  }

  /// Brings the results into the session's folder; gives the lines of the table.
  ///
  /// - Throws: what keeps files from being moved.
  func collect() throws -> Int {
    let lines = try files.collect()
    // Where models lie on this machine is nobody's business.
    let summary = files.folder.appending(component: "summary.json")
    if let text = try? String(contentsOf: summary, encoding: .utf8) {
      try text.replacing(wish.model.url.path, with: wish.model.id)
        .write(to: summary, atomically: true, encoding: .utf8)
    }
    return lines
  }
}
