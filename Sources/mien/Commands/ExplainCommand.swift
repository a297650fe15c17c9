import ArgumentParser
import EmotionModel
import Emotions
import FaceDetection
import Foundation
import Reports
import Terminal

/// `mien explain`: which places of a face speak for an expression.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Draws what speaks for an expression over the face: Grad-CAM and occlusion.",
    discussion: """
      Each face of the photographs is explained, or with --clip the largest face of each, in their \
      order, as one clip. With --data and --wrong the faces of a data set are explained that the \
      model misjudges, for its answer and for the truth.
      """)

  @Argument(help: "Photographs, or folders of them.") var paths: [String] = []
  @OptionGroup var modelOptions: ModelOptions
  @Option(
    help: ArgumentHelp(
      "Explain this expression; may be given several times. The answer, if none is given.",
      valueName: "name"))
  var emotion: [String] = []
  @Flag(help: "The pictures are the frames of one face, in their order.") var clip = false
  @Flag(help: "Of --data, the faces that the model misjudges.") var wrong = false
  @Option(
    help: ArgumentHelp(
      "How many misjudged faces at most, in the data's order.", valueName: "count"))
  var limit = 20
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder for pictures, explanations.json and .html.", valueName: "folder"))
  var output: String
  @Flag(name: .shortAndLong, help: "Say nothing but errors.") var quiet = false
  @OptionGroup(title: "Data") var dataOptions: DataOptions

  func validate() throws {
    guard paths.isEmpty != dataOptions.data.isEmpty else {
      throw ValidationError("name photographs, or a data set with --data and --wrong")
    }
    guard wrong != dataOptions.data.isEmpty else {
      throw ValidationError("--data and --wrong belong together: give both")
    }
    guard !(wrong && (clip || !emotion.isEmpty)) else {
      throw ValidationError(
        "--wrong explains the answer and the truth: leave --clip and --emotion out")
    }
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0") }
    guard !output.isEmpty else { throw ValidationError("--output is empty: name a folder") }
  }

  func run() async throws {
    let emotions = try emotion.map { try Emotion(named: $0) }
    let classifier = try EmotionClassifier(modelOptions.file())
    var walk = ExplanationWalk(
      classifier: classifier, emotions: emotions, isQuiet: quiet,
      record: try ExplanationRecord(title: modelOptions.name, folder: URL(filePath: output)))
    if wrong {
      let judged = try JudgedClips(
        dataOptions, model: classifier.description, chosen: .all, isQuiet: quiet)
      try await walk.explainMisjudged(judged.clips, limit: limit)
    } else {
      let inputs = try PictureInput.all(of: paths)
      let detector = try dataOptions.detectorOptions.makeDetector()
      if clip {
        try await walk.explainClip(inputs, detector: detector)
      } else {
        try await walk.explain(inputs, detector: detector)
      }
    }
    try walk.record.finish()
    if !quiet { print("Pictures, explanations.json and explanations.html are in \(output)") }
    try Task.checkCancellation()
    if let first = walk.broken.first { throw ExitCode(ExitStatus(for: first).rawValue) }
  }
}
