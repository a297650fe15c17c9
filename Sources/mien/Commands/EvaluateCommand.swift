import ArgumentParser
import Datasets
import EmotionModel
import Emotions
import Evaluation
import Foundation
import Imaging
import Preparation
import Reports
import Terminal

/// `mien evaluate`: how often a model is right on labelled pictures.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Judges a model on labelled pictures.",
    discussion: """
      A photograph in which no face is found counts as wrong. Judge a model on what it was not \
      trained on: on other data, or on the part that its run held out (--split).
      """)

  @Option(help: ArgumentHelp("The model to judge.", valueName: "file")) var model: String
  @Option(
    help: ArgumentHelp(
      "Only the clips that a split file of a run lists: runs/NAME/splits/validation.csv.",
      valueName: "file"))
  var split: String?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder for figures, report and evaluation.json.", valueName: "folder"))
  var output: String?
  @Flag(help: "Print the figures as JSON.") var json = false
  @Flag(name: .shortAndLong, help: "Say nothing but errors and, with --json, the figures.")
  var quiet = false
  @OptionGroup(title: "Data") var dataOptions: DataOptions

  func run() async throws {
    let file = try EmotionModelFile(contentsOf: URL(filePath: model))
    let judged = try JudgedClips(
      dataOptions, model: file.description, split: split, isQuiet: quiet)
    let classifier = try EmotionClassifier(file)
    let bar = ProgressBar("Judging", total: judged.clips.count, isQuiet: quiet)
    let predictions = try await classifier.predictions(for: judged.clips) { bar.show($0) }
    bar.finish()
    let record = EvaluationRecord(
      title: model, predictions + judged.misses, statement: judged.statement)
    if let output {
      let crops = Dictionary(judged.clips.map { ($0.id, $0.clip.crops.last!) }) { first, _ in first
      }
      try record.write(to: URL(filePath: output), crops: crops)
    }
    if json {
      print(String(decoding: try record.json(), as: UTF8.self))
    } else if !quiet {
      print(record.text)
    }
  }
}

extension EmotionClassifier {
  /// The model's answers to labelled clips of one length, 64 at a time.
  fileprivate nonisolated func predictions(
    for clips: [LabelledClip], progress: (Int) -> Void
  ) async throws -> [Prediction] {
    var predictions: [Prediction] = []
    for start in stride(from: 0, to: clips.count, by: 64) {
      try Task.checkCancellation()
      let batch = clips[start..<min(start + 64, clips.count)]
      let scores = try await scores(for: batch.map(\.clip))
      predictions += zip(batch, scores).map { clip, scores in
        Prediction(id: clip.id, label: clip.label, scores: scores, subject: clip.subject)
      }
      progress(predictions.count)
    }
    return predictions
  }
}
