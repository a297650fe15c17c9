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
  /// - Throws: `DatasetsError`, `EmotionsError`, `AssetsError`.
  init(
    _ options: DataOptions, model: EmotionModelDescription, split: String?, isQuiet: Bool
  ) throws {
    let faces = try options.reader(isQuiet: isQuiet).faces(classes: try options.emotions())
    let all = faces.flatMap { $0.clips(length: model.clipLength) }
    let listed = try split.map { file in
      try SplitFiles.indices(listedIn: URL(filePath: file), of: all).map { all[$0] }
    }
    clips = (listed ?? all).filter { model.labels.contains($0.label) }
    // A split file lists faces; what gave none belongs to no part.
    misses = split == nil ? faces.flatMap(\.misses).filter { model.labels.contains($0.label) } : []
    guard !clips.isEmpty else { throw DatasetsError.nothingToSplit }
    let foreign = Set((listed ?? all).map(\.label)).subtracting(model.labels).sorted()
    if !isQuiet, !foreign.isEmpty {
      let names = foreign.map(\.rawValue).joined(separator: ", ")
      Failure.warn("pictures of \(names) are left out: the model does not tell them")
    }
    statement = Self.statement(of: clips.count, model, names: faces.map(\.dataset.name), split)
  }

  /// What the figures are of: other data than the model's, or a part of them.
  private static func statement(
    of count: Int, _ model: EmotionModelDescription, names: [String], _ split: String?
  ) -> ProtocolStatement {
    let training = model.trainingData
    let known = Set(training.datasets).intersection(names).sorted()
    let data = names.joined(separator: " + ")
    guard !known.isEmpty else {
      return ProtocolStatement(
        name: "cross", isLeaky: false,
        heldOut:
          "\(count) clips of \(data), trained on \(training.datasets.joined(separator: " + ")), all"
      )
    }
    if let split {
      let part = URL(filePath: split).deletingPathExtension().lastPathComponent
      return ProtocolStatement(
        name: "\(training.protocol), \(part)", isLeaky: training.protocol.hasPrefix("random"),
        heldOut: "\(count) clips of \(data)")
    }
    return ProtocolStatement(
      name: "training data", isLeaky: true,
      heldOut:
        "\(count) clips of \(data), of which the model was trained on \(known.joined(separator: " + ")), none"
    )
  }
}
