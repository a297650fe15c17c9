import Datasets
import EmotionModel
import Evaluation
import FaceDetection
import Foundation
import Imaging
import Preparation
import Terminal
import Training

/// The clips that a configuration asks for, and how they are told apart.
struct RunData {
  /// Every clip of every data set that is judged.
  let clips: [LabelledClip]
  /// Clips of other data: they train in every fold and are never judged.
  let extra: [LabelledClip]
  /// Names of all data sets.
  let names: [String]
  /// Photographs without a face; they are in no part.
  let facelessCount: Int
  /// The splits that the protocol gives.
  private(set) var folds: [Fold]
  /// What every run begins with.
  let start: TrainingStart

  private let splitProtocol: SplitProtocol
  /// Names of the data sets that are judged.
  private let judged: [String]

  /// Reads the data and splits them; the parts of a protocol by people are asserted disjoint, and
  /// the people and pictures of the extra data from all that are judged, whatever the protocol.
  ///
  /// - Throws: `DatasetsError`, `AssetsError`; for `init` `NetworksError`, `EmotionModelError`.
  init(_ configuration: TrainingConfiguration, isQuiet: Bool) throws {
    let data = configuration.data
    start =
      configuration.initial.isEmpty
      ? .scratch
      : .model(try EmotionModelFile(contentsOf: URL(filePath: configuration.initial)))
    let source = FaceSource(cropping: data.cropping) { try MTCNNDetector() }
    let faces = try DataReader(
      paths: data.paths + data.extraPaths, source: source,
      policies: DatasetPolicies(peakFrames: data.peakFrames), corrections: data.corrections,
      isQuiet: isQuiet
    ).faces(classes: data.classes.isEmpty ? nil : data.classes)
    names = faces.map(\.dataset.name)
    judged = Array(names.prefix(data.paths.count))
    facelessCount = faces.reduce(0) { $0 + $1.faceless.count }
    let cut = faces.map { $0.clips(length: configuration.clipLength) }
    clips = cut.prefix(data.paths.count).flatMap { $0 }
    // What the judged data do not show is not to be answered.
    let labels = Set(clips.map(\.label))
    extra = cut.dropFirst(data.paths.count).joined().filter { labels.contains($0.label) }
    splitProtocol = data.splitProtocol
    folds = try Self.folds(of: clips, splitProtocol, seed: configuration.seed)
    let apart = Split(
      train: Array(clips.count..<clips.count + extra.count), test: Array(clips.indices))
    let common = Disjointness(of: apart, clips: clips + extra)
    try common.requireSubjectsApart()
    if let example = common.commonPictures.first {
      throw DatasetsError.partsOverlap(
        what: "pictures", count: common.commonPictures.count, example: example)
    }
  }

  /// The same clips, dealt with another seed.
  ///
  /// - Throws: `DatasetsError`.
  func dealt(seed: UInt64) throws -> RunData {
    var data = self
    data.folds = try Self.folds(of: clips, splitProtocol, seed: seed)
    return data
  }

  private static func folds(
    of clips: [LabelledClip], _ splitProtocol: SplitProtocol, seed: UInt64
  ) throws -> [Fold] {
    let folds = try splitProtocol.folds(of: clips, seed: seed)
    if splitProtocol.needsSubjects {
      for fold in folds { try Disjointness(of: fold.split, clips: clips).requireSubjectsApart() }
    }
    return folds
  }

  /// The clips at some indices.
  func clips(at indices: [Int]) -> [LabelledClip] { indices.map { clips[$0] } }

  /// Names of the data sets that the first weights had met; nil for chance.
  var pretraining: [String]? { start.pretraining }

  /// The last crop of each clip, by the clip's id.
  var crops: [String: FaceCrop] {
    Dictionary(clips.map { ($0.id, $0.clip.crops.last!) }) { first, _ in first }
  }

  /// What every figure on some of the folds says of itself.
  ///
  /// First weights that have met a judged data set make every protocol leaky.
  ///
  /// - Parameter met: names of data sets that the first weights had met, where it is not
  ///   `pretraining`.
  func statement(of folds: [Fold], begunWith met: [String]? = nil) -> ProtocolStatement {
    let pretraining = met ?? pretraining
    let all = withExtra(folds)
    let leakage = Leakage(of: all, clips: clips + extra)
    let count = folds.reduce(0) { $0 + $1.split.heldOut.count }
    let part = folds.count > 1 ? ", pooled over \(folds.count) folds" : ""
    let met = !Set(pretraining ?? []).isDisjoint(with: judged)
    return ProtocolStatement(
      name: splitProtocol.name, isLeaky: splitProtocol.isLeaky || met,
      heldOut: "\(count) of \(clips.count) clips of \(judged.joined(separator: " + "))\(part)",
      sameSequence: leakage.sameSequence, sameSubject: leakage.sameSubject,
      identicalPixels: leakage.identicalPixels, extraTraining: extraTraining(pretraining))
  }

  /// Which of all clips look nearly the same: those that are judged, then the extra ones.
  func nearTwins() -> NearTwins { NearTwins(of: clips + extra) }

  /// The held-out clips of the folds that look nearly the same as one in training.
  func nearDuplicates(among twins: NearTwins) -> NearDuplicates {
    twins.report(on: withExtra(folds), of: clips + extra)
  }

  /// What was asserted of the parts of each fold before anything was trained.
  var apartness: String {
    splitProtocol.needsSubjects
      ? "asserted to share no person and no recording"
      : "not asserted to share no person: the protocol does not ask for it"
  }

  /// The folds with the extra clips, by their places after all others, in training.
  private func withExtra(_ folds: [Fold]) -> [Fold] {
    let extras = Array(clips.count..<clips.count + extra.count)
    return folds.map { fold in
      var fold = fold
      fold.split.train += extras
      return fold
    }
  }

  /// `trained on 560 clips of faces (80 people) too, never judged; begun with weights of …`.
  private func extraTraining(_ pretraining: [String]?) -> String? {
    var words: [String] = []
    if !extra.isEmpty {
      let subjects = Set(extra.map(\.subject))
      let people = subjects.contains(nil) ? "people not known" : "\(subjects.count) other people"
      let others = names.dropFirst(judged.count).joined(separator: " + ")
      words.append("\(extra.count) clips of \(others) (\(people)) train too, never judged")
    }
    if let pretraining {
      words.append("begun with weights trained on \(pretraining.joined(separator: " + "))")
    }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }
}

extension DataConfiguration {
  /// The configuration's word for `FaceSource`.
  fileprivate var cropping: FaceSource.Cropping {
    switch crop {
    case .auto: .auto
    case .tight: .tight
    case .detect: .detect
    case .landmarks: .landmarks
    }
  }
}
