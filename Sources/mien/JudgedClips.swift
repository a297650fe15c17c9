import Datasets
import EmotionModel
import Emotions
import Evaluation
import Foundation
import Preparation
import Terminal

/// The labelled clips that a model is judged on, and what a figure on them says of itself.
struct JudgedClips {
  let clips: [LabelledClip]
  /// Photographs without a face, as wrong answers.
  let misses: [Prediction]
  let statement: ProtocolStatement

  /// Reads the data; keeps the expressions that the model tells, and says what it leaves out.
  ///
  /// - Parameter length: crops per clip, each of which is read alone; nil for the model's length.
  /// - Throws: `DatasetsError`, `EmotionsError`, `AssetsError`.
  init(
    _ options: DataOptions, model: EmotionModelDescription, length: Int? = nil, split: String?,
    isQuiet: Bool
  ) throws {
    let faces = try options.reader(isQuiet: isQuiet).faces(classes: try options.emotions())
    let length = length ?? model.clipLength
    let all = faces.flatMap { $0.clips(length: length) }
    let listed = try split.map { try SplitFiles.indices(listedIn: URL(filePath: $0), of: all) }
    let judged = (listed ?? Array(all.indices)).filter { model.labels.contains(all[$0].label) }
    guard !judged.isEmpty else {
      let present = Set(all.map(\.label)).sorted()
      throw DatasetsError.missingClasses(missing: model.labels, present: present)
    }
    clips = judged.map { all[$0] }
    // A split file lists faces; what gave none belongs to no part.
    misses =
      split == nil
      ? faces.flatMap { $0.misses(length: length) }.filter { model.labels.contains($0.label) } : []
    let foreign = Set(all.map(\.label)).subtracting(model.labels).sorted()
    if !isQuiet, split == nil, !foreign.isEmpty {
      let names = foreign.map(\.rawValue).joined(separator: ", ")
      Failure.warn("pictures of \(names) are left out: the model does not tell them")
    }
    let leakage = try split.flatMap { try Self.leakage(of: judged, in: all, besides: $0) }
    statement = Self.statement(
      of: clips.count, model, names: faces.map(\.dataset.name), split, leakage)
  }

  /// What the judged clips share with the training part, when its file lies beside the given one.
  private static func leakage(
    of judged: [Int], in all: [LabelledClip], besides split: String
  ) throws -> Leakage? {
    let file = URL(filePath: split).deletingLastPathComponent()
      .appending(component: SplitFiles.name(of: .train))
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let train = try SplitFiles.indices(listedIn: file, of: all)
    return Leakage(of: Split(train: train, test: judged), clips: all)
  }

  /// What the figures are of: other data than the model's, or a part of them.
  private static func statement(
    of count: Int, _ model: EmotionModelDescription, names: [String], _ split: String?,
    _ leakage: Leakage?
  ) -> ProtocolStatement {
    let training = model.trainingData
    let known = Set(training.met).intersection(names).sorted()
    let data = names.joined(separator: " + ")
    guard !known.isEmpty else {
      let others = training.met.joined(separator: " + ")
      return ProtocolStatement(
        name: "cross", isLeaky: false,
        heldOut: "\(count) clips of \(data), the model trained on \(others), all")
    }
    if let split {
      let part = URL(filePath: split).deletingPathExtension().lastPathComponent
      return ProtocolStatement(
        name: "\(training.protocol), \(part)", isLeaky: training.protocol.hasPrefix("random"),
        heldOut: "\(count) clips of \(data)", sameSequence: leakage?.sameSequence,
        sameSubject: leakage?.sameSubject, identicalPixels: leakage?.identicalPixels)
    }
    let met = known.joined(separator: " + ")
    return ProtocolStatement(
      name: "training data", isLeaky: true,
      heldOut: "\(count) clips of \(data), the model trained on \(met) too, none")
  }
}
