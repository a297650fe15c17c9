import Datasets
import Emotions
import Evaluation
import Preparation

/// Reads data sets and cuts out the faces, with progress and warnings on standard error.
public struct DataReader {
  private let paths: [String]
  private let source: FaceSource
  private let isQuiet: Bool

  /// A reader of the data sets at some paths.
  public init(paths: [String], source: FaceSource, isQuiet: Bool) {
    self.paths = paths
    self.source = source
    self.isQuiet = isQuiet
  }

  /// The faces of each data set; pictures that give none are left out, and said.
  ///
  /// - Parameter classes: the expressions to keep; nil for all that the data have.
  /// - Throws: `DatasetsError`; `AssetsError` when a detector is needed and not installed.
  public func faces(classes: [Emotion]?) throws -> [PreparedFaces] {
    var datasets = try DatasetImporter.datasets(at: paths)
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
  /// The pictures without a face as wrong answers, for figures that count them.
  public var misses: [Prediction] {
    faceless.map {
      Prediction(
        id: dataset.id(of: $0), label: $0.label, scores: nil, subject: dataset.subjectID(of: $0))
    }
  }
}
