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

  /// Which clips of the data are judged.
  enum Choice: Equatable {
    /// All of them.
    case all
    /// Those that a split file of a run lists.
    case listed(in: String)
    /// One part of the data's own split.
    case part(Usage)
  }

  /// Reads the data; keeps the expressions that the model tells, and says what it leaves out.
  ///
  /// - Parameter length: crops per clip, each of which is read alone; nil for the model's length.
  /// - Throws: `DatasetsError`, `EmotionsError`, `AssetsError`.
  init(
    _ options: DataOptions, model: EmotionModelDescription, length: Int? = nil, chosen: Choice,
    isQuiet: Bool
  ) throws {
    let faces = try options.reader(isQuiet: isQuiet).faces(classes: try options.emotions())
    let length = length ?? model.clipLength
    let all = faces.flatMap { $0.clips(length: length) }
    let judged = try Self.indices(chosen, of: all).filter { model.labels.contains(all[$0].label) }
    guard !judged.isEmpty else {
      let present = Set(all.map(\.label)).sorted()
      throw DatasetsError.missingClasses(missing: model.labels, present: present)
    }
    clips = judged.map { all[$0] }
    // A split file lists faces; what gave none belongs to no part.
    misses =
      chosen == .all
      ? faces.flatMap { $0.misses(length: length) }.filter { model.labels.contains($0.label) } : []
    let foreign = Set(all.map(\.label)).subtracting(model.labels).sorted()
    if !isQuiet, chosen == .all, !foreign.isEmpty {
      let names = foreign.map(\.rawValue).joined(separator: ", ")
      Failure.warn("pictures of \(names) are left out: the model does not tell them")
    }
    statement = Self.statement(
      of: clips.count, model, names: faces.map(\.dataset.name), chosen,
      try Self.leakage(of: judged, in: all, chosen))
  }

  /// The statement, which says so where several views of each clip are averaged.
  func statement(with augmentation: TestTimeAugmentation) -> ProtocolStatement {
    var result = statement
    if augmentation != .none { result.name += ", test-time augmentation \(augmentation.rawValue)" }
    return result
  }

  private static func indices(_ choice: Choice, of clips: [LabelledClip]) throws -> [Int] {
    switch choice {
    case .all: return Array(clips.indices)
    case .listed(let file): return try SplitFiles.indices(listedIn: URL(filePath: file), of: clips)
    case .part(let part):
      let indices = clips.indices.filter { clips[$0].usage == part }
      guard !indices.isEmpty else {
        throw DatasetsError.emptyPart(protocol: "the data's own split", part: part.rawValue)
      }
      return indices
    }
  }

  /// What the judged clips share with the training part, when its file lies beside the given one.
  private static func leakage(
    of judged: [Int], in all: [LabelledClip], _ choice: Choice
  ) throws -> Leakage? {
    if case .part(let part) = choice {
      let train = all.indices.filter { all[$0].usage == .train }
      return part == .train ? nil : Leakage(of: Split(train: train, test: judged), clips: all)
    }
    guard case .listed(in: let split) = choice else { return nil }
    let file = URL(filePath: split).deletingLastPathComponent()
      .appending(component: SplitFiles.name(of: .train))
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let train = try SplitFiles.indices(listedIn: file, of: all)
    return Leakage(of: Split(train: train, test: judged), clips: all)
  }

  /// What the figures are of: other data than the model's, or a part of them.
  private static func statement(
    of count: Int, _ model: EmotionModelDescription, names: [String], _ choice: Choice,
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
    if let part = choice.name(heldOutUnder: training.protocol) {
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

extension JudgedClips.Choice {
  /// The name of a part that a model trained under some protocol has not met; nil for others.
  fileprivate func name(heldOutUnder training: String) -> String? {
    switch self {
    case .all: nil
    case .listed(in: let file): URL(filePath: file).deletingPathExtension().lastPathComponent
    case .part(let part): training == "official" && part != .train ? part.rawValue : nil
    }
  }
}
