import Datasets
import Emotions
import Evaluation
import Preparation

/// Reads data sets and cuts out the faces, with progress and warnings on standard error.
public struct DataReader {
  private let paths: [String]
  private let source: FaceSource
  private let policies: DatasetPolicies
  private let corrections: [String]
  private let isQuiet: Bool

  /// A reader of the data sets at some paths.
  ///
  /// - Parameter corrections: files of `DatasetCorrections`, each of one of the data sets.
  public init(
    paths: [String], source: FaceSource, policies: DatasetPolicies = .init(),
    corrections: [String] = [], isQuiet: Bool
  ) {
    self.paths = paths
    self.source = source
    self.policies = policies
    self.corrections = corrections
    self.isQuiet = isQuiet
  }

  /// The faces of each data set; pictures that give none are left out, and said.
  ///
  /// - Parameter classes: the expressions to keep; nil for all that the data have.
  /// - Throws: `DatasetsError`; `AssetsError` when a detector is needed and not installed.
  public func faces(classes: [Emotion]?) throws -> [PreparedFaces] {
    var datasets = try DatasetImporter.datasets(at: paths, policies: policies)
      .corrected(byFiles: corrections) { file, paths in
        let some = paths.prefix(3).joined(separator: ", ") + (paths.count > 3 ? ", …" : "")
        Failure.warn("\(file) corrects \(paths.count) pictures that are not there: \(some)")
      }
    if let classes { datasets = try datasets.keeping(classes) }
    return try datasets.map { dataset in
      let bar = ProgressBar(
        "Reading \(dataset.name)", total: dataset.pictures.count, isQuiet: isQuiet)
      let faces = try source.faces(of: dataset) { bar.show($0) }
      bar.finish()
      if !isQuiet { warn(of: faces) }
      return faces
    }
  }

  private func warn(of faces: PreparedFaces) {
    for picture in faces.unreadable {
      Failure.warn("\(picture.path): \(picture.reason); left out")
    }
    guard !faces.faceless.isEmpty else { return }
    let some = faces.faceless.prefix(3).map(\.path).joined(separator: ", ")
    Failure.warn(
      "\(faces.dataset.name): no face found in \(faces.faceless.count) pictures (\(some), …)")
  }
}

extension PreparedFaces {
  /// What gave no clip for want of a face, as wrong answers, for figures that count them.
  ///
  /// - Parameter length: crops per clip. With 1 each picture without a face is a miss; else each
  ///   recording in which no picture with its label shows one, called by its last picture.
  public func misses(length: Int) -> [Prediction] {
    guard length > 1 else { return faceless.map(miss) }
    let seen = Set(faces.compactMap { Take(of: $0.picture) })
    var last: [Take: LabelledPicture] = [:]
    var alone: [LabelledPicture] = []
    for picture in faceless {
      guard let take = Take(of: picture) else {
        alone.append(picture)
        continue
      }
      let isLater = (picture.frameInSequence ?? 0) >= (last[take]?.frameInSequence ?? 0)
      if !seen.contains(take), isLater { last[take] = picture }
    }
    return (alone + last.values).sorted { $0.path < $1.path }.map(miss)
  }

  /// The pictures of one recording with one label.
  private struct Take: Hashable {
    var sequence: String
    var label: Emotion

    /// nil for a lone picture.
    init?(of picture: LabelledPicture) {
      guard let sequence = picture.sequence else { return nil }
      (self.sequence, label) = (sequence, picture.label)
    }
  }

  private func miss(_ picture: LabelledPicture) -> Prediction {
    Prediction(
      id: dataset.id(of: picture), label: picture.label, scores: nil,
      subject: dataset.subjectID(of: picture))
  }
}
