import Datasets
import Evaluation
import FaceDetection
import Imaging
import Preparation
import Terminal
import Training

/// The clips that a configuration asks for, and how they are told apart.
struct RunData {
  /// Every clip of every data set.
  let clips: [LabelledClip]
  /// Names of the data sets.
  let names: [String]
  /// Photographs without a face; they are in no part.
  let facelessCount: Int
  /// The splits that the protocol gives.
  let folds: [Fold]

  private let splitProtocol: SplitProtocol

  /// Reads the data and splits them; the parts of a protocol by people are asserted disjoint.
  ///
  /// - Throws: `DatasetsError`, `AssetsError`.
  init(_ configuration: TrainingConfiguration, isQuiet: Bool) throws {
    let data = configuration.data
    let source = FaceSource(cropping: data.cropping) { try MTCNNDetector() }
    let faces = try DataReader(paths: data.paths, source: source, isQuiet: isQuiet)
      .faces(classes: data.classes.isEmpty ? nil : data.classes)
    clips = faces.flatMap { $0.clips(length: configuration.clipLength) }
    names = faces.map(\.dataset.name)
    facelessCount = faces.reduce(0) { $0 + $1.faceless.count }
    splitProtocol = data.splitProtocol
    folds = try splitProtocol.folds(of: clips, seed: configuration.seed)
    if splitProtocol.needsSubjects {
      for fold in folds { try Disjointness(of: fold.split, clips: clips).requireSubjectsApart() }
    }
  }

  /// The clips at some indices.
  func clips(at indices: [Int]) -> [LabelledClip] { indices.map { clips[$0] } }

  /// The last crop of each clip, by the clip's id.
  var crops: [String: FaceCrop] {
    Dictionary(clips.map { ($0.id, $0.clip.crops.last!) }) { first, _ in first }
  }

  /// What every figure on some of the folds says of itself.
  func statement(of folds: [Fold]) -> ProtocolStatement {
    let leakage = Leakage(of: folds, clips: clips)
    let count = folds.reduce(0) { $0 + $1.split.heldOut.count }
    let part = folds.count > 1 ? ", pooled over \(folds.count) folds" : ""
    return ProtocolStatement(
      name: splitProtocol.name, isLeaky: splitProtocol.isLeaky,
      heldOut: "\(count) of \(clips.count) clips of \(names.joined(separator: " + "))\(part)",
      sameSequence: leakage.sameSequence, sameSubject: leakage.sameSubject,
      identicalPixels: leakage.identicalPixels)
  }
}

extension DataConfiguration {
  /// The configuration's word for `FaceSource`.
  fileprivate var cropping: FaceSource.Cropping {
    switch crop {
    case .auto: .auto
    case .tight: .tight
    case .detect: .detect
    }
  }
}
