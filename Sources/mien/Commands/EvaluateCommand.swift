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
      trained on: on other data, or on the part that its run held out (--split). With --sweep it \
      is judged on people that are rendered for it, while one factor of the picture varies. With \
      --corruptions the faces that are judged are spoilt in 26 ways and 5 severities first.
      """)

  @OptionGroup var modelOptions: ModelOptions
  @Option(
    help: ArgumentHelp(
      "Only the clips that a split file of a run lists: runs/NAME/splits/validation.csv.",
      valueName: "file"))
  var split: String?
  @Option(help: "Only this part of the data's own split: train, validation or test.")
  var part: Usage?
  @Option(
    name: .customLong("tta"),
    help: "Test-time augmentation, views whose answers are averaged: none, flip or ten-crop.")
  var augmentation = TestTimeAugmentation.none
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder for figures, report and evaluation.json.", valueName: "folder"))
  var output: String?
  @Option(
    help: ArgumentHelp(
      "What figures and report call the model; its path without it.", valueName: "text"))
  var title: String?
  @Option(
    help: ArgumentHelp(
      "Clips of so many frames, each frame read alone and the probabilities averaged.",
      valueName: "frames"))
  var averageFrames: Int?
  @Option(
    help: ArgumentHelp(
      "Render people and vary \(SweepFactor.allCases.map(\.rawValue).joined(separator: ", ")); "
        + "may be given several times.", valueName: "factor"))
  var sweep: [SweepFactor] = []
  @Option(help: "How many people a sweep renders, 2...9999; 24 without it.") var people: Int?
  @Flag(help: "Judge the faces spoilt: blur, noise, light, compression, hidden parts, …")
  var corruptions = false
  @Option(
    help: ArgumentHelp(
      "How many of the faces --corruptions judges, drawn by the seed; all without it.",
      valueName: "count"))
  var faces: Int?
  @Option(help: "Which people a sweep renders, or the draws of --corruptions, 0...999999.")
  var seed: Int?
  @Flag(help: "Print the figures as JSON.") var json = false
  @Flag(name: .shortAndLong, help: "Say nothing but errors and, with --json, the figures.")
  var quiet = false
  @OptionGroup(title: "Data") var dataOptions: DataOptions

  func validate() throws {
    guard (1...1024).contains(averageFrames ?? 1) else {
      throw ValidationError("--average-frames takes 1...1024 frames")
    }
    guard (2...9999).contains(people ?? 2) else {
      throw ValidationError("--people takes 2...9999 people")
    }
    guard (0...999_999).contains(seed ?? 0) else {
      throw ValidationError("--seed takes 0...999999")
    }
    guard faces ?? 1 > 0 else { throw ValidationError("--faces takes a number above 0") }
    guard corruptions || faces == nil else {
      throw ValidationError("--faces belongs to --corruptions: give that too")
    }
    guard !corruptions || (sweep.isEmpty && averageFrames == nil && augmentation == .none) else {
      throw ValidationError(
        "--corruptions judges faces as they are: leave --sweep, --average-frames and --tta out")
    }
    guard averageFrames == nil || augmentation == .none else {
      throw ValidationError("--average-frames and --tta both average answers: give one")
    }
    guard !sweep.isEmpty else {
      if people != nil || (seed != nil && !corruptions) {
        throw ValidationError("--people and --seed belong to --sweep: name a factor with it")
      }
      return
    }
    guard dataOptions.data.isEmpty, split == nil, part == nil, averageFrames == nil,
      augmentation == .none
    else {
      throw ValidationError(
        "--sweep renders its own people: leave --data, --split, --part, --average-frames and "
          + "--tta out")
    }
  }

  func run() async throws {
    let file = try modelOptions.file()
    if corruptions {
      try await judgeSpoilt(file)
    } else if sweep.isEmpty {
      try await judge(file)
    } else {
      try await judgeRendered(file)
    }
  }

  /// Judges the model on labelled pictures.
  private func judge(_ file: EmotionModelFile) async throws {
    let judged = try JudgedClips(
      dataOptions, model: file.description, length: averageFrames, chosen: try choice(),
      isQuiet: quiet)
    let classifier = try EmotionClassifier(file)
    let bar = ProgressBar("Judging", total: judged.clips.count, isQuiet: quiet)
    let predictions = try await classifier.predictions(
      for: judged.clips, averagingFrames: averageFrames != nil, augmentation: augmentation
    ) { bar.show($0) }
    bar.finish()
    let record = EvaluationRecord(
      title: name, predictions + judged.misses,
      statement: judged.statement(with: augmentation))
    if let output {
      let crops = Dictionary(judged.clips.map { ($0.id, $0.clip.crops.last!) }) { first, _ in first
      }
      try record.write(to: URL(filePath: output), crops: crops)
    }
    try show(record.json(), record.text)
  }

  /// Judges the model on rendered people while factors vary.
  private func judgeRendered(_ file: EmotionModelFile) async throws {
    let labels = file.description.labels
    let chosen = try dataOptions.emotions() ?? labels
    guard chosen.count > 1, chosen.allSatisfy(labels.contains) else {
      throw DatasetsError.missingClasses(
        missing: chosen.filter { !labels.contains($0) }, present: labels)
    }
    var factors: [SweepFactor] = []
    for factor in sweep where !factors.contains(factor) { factors.append(factor) }
    let rendered = RenderedSweep(
      classifier: try EmotionClassifier(file),
      detector: try dataOptions.detectorOptions.makeDetector(),
      people: RenderedSweep.people(people ?? 24, seed: seed ?? 0), labels: chosen)
    if let output { try OutputFolder.make(URL(filePath: output)) }  // before the work
    let bar = ProgressBar("Judging", total: rendered.work(of: factors), isQuiet: quiet)
    let curves = try await rendered.curves(of: factors) { bar.show($0) }
    bar.finish()
    let record = SweepRecord(
      title: name, curves, statement: rendered.statement, labels: chosen,
      people: rendered.people, clipLength: file.description.clipLength)
    if let output { try record.write(to: URL(filePath: output)) }
    try show(record.json(), record.text)
  }

  /// What figures call the model.
  var name: String { title ?? modelOptions.name }

  func show(_ json: Data, _ text: String) {
    if self.json {
      print(String(decoding: json, as: UTF8.self))
    } else if !quiet {
      print(text)
    }
  }

  /// Which of the clips are judged.
  func choice() throws -> JudgedClips.Choice {
    switch (split, part) {
    case (nil, nil): return .all
    case (let file?, nil): return .listed(in: file)
    case (nil, let part?): return .part(part)
    case (_?, _?): throw ValidationError("--split and --part both choose clips: give one")
    }
  }
}

extension TestTimeAugmentation: ExpressibleByArgument {}
extension Usage: ExpressibleByArgument {}

extension EmotionClassifier {
  /// The model's answers to labelled clips of one length, 64 at a time.
  ///
  /// - Parameter averagingFrames: whether each frame is read alone, and a clip's probabilities are
  ///   the means of its frames'.
  nonisolated func predictions(
    for clips: [LabelledClip], averagingFrames: Bool = false,
    augmentation: TestTimeAugmentation = .none, progress: (Int) -> Void
  ) async throws -> [Prediction] {
    var predictions: [Prediction] = []
    for start in stride(from: 0, to: clips.count, by: 64) {
      try Task.checkCancellation()
      let batch = clips[start..<min(start + 64, clips.count)]
      let read = batch.map(\.clip)
      let scores =
        averagingFrames
        ? try await averages(for: read)
        : try await scores(for: read, augmentation: augmentation)
      predictions += zip(batch, scores).map { clip, scores in
        Prediction(id: clip.id, label: clip.label, scores: scores, subject: clip.subject)
      }
      progress(predictions.count)
    }
    return predictions
  }

  /// The means of the probabilities of each clip's frames, each read alone.
  private nonisolated func averages(for clips: [Clip]) async throws -> [EmotionScores] {
    let frames = try await scores(for: clips.flatMap { $0.crops.map { Clip($0) } })
    var rest = frames[...]
    return try clips.map { clip in
      defer { rest = rest.dropFirst(clip.crops.count) }
      return try EmotionScores(averaging: Array(rest.prefix(clip.crops.count)))
    }
  }
}
