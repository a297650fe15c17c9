import EmotionModel
import FaceDetection
import Foundation
import SessionStore
import Synchronization

/// The models and detectors that requests share: loaded when first asked for, then kept.
final class Engines: Sendable {
  /// A model that can be chosen.
  struct Model: Sendable {
    var id: String
    /// Whether a run of the history has made it; its id is the run's then.
    var isOfRun = false
    var url: URL
    var bytes: Int
    var description: EmotionModelDescription

    /// Below this confidence its answers are uncertain.
    var threshold: Double { description.abstention?.threshold ?? 0 }
  }

  /// What finds the faces.
  enum Detector: String, CaseIterable, Codable, Sendable {
    /// Three cascaded networks; gives landmarks.
    case mtcnn
    /// Viola and Jones' cascade; boxes only.
    case haar
  }

  /// The models that the server was started with, the default one first.
  let models: [Model]
  /// The folder with the folders of the history's runs.
  private let runs: URL
  private let classifiers = Mutex<[String: EmotionClassifier]>([:])
  /// What was read of runs' models, and when their files had last changed.
  private let ofRuns = Mutex<[String: (model: Model, changed: Date?)]>([:])
  private let detectors = Mutex<[String: any FaceDetector]>([:])

  /// Reads what the model files say of themselves.
  ///
  /// - Parameters:
  ///   - urls: model files, the default first; empty for the one that ships.
  ///   - runs: the folder with the folders of the history's runs, whose weights are models too.
  /// - Throws: `NetworksError`, `EmotionModelError`, `AssetsError.missing`.
  init(models urls: [URL], runs: URL) throws {
    self.runs = runs
    var taken: Set<String> = []
    models = try (urls.isEmpty ? [EmotionModelFile.shippedURL()] : urls).map { url in
      try Self.model(Self.id(of: url, taken: &taken), at: url)
    }
  }

  private static func model(_ id: String, isOfRun: Bool = false, at url: URL) throws -> Model {
    let file = try EmotionModelFile(contentsOf: url)
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    return Model(
      id: id, isOfRun: isOfRun, url: url, bytes: attributes[.size] as? Int ?? 0,
      description: file.description)
  }

  /// The model that a run has made; nil for one that has made none, or was deleted.
  func model(ofRun id: String) -> Model? {
    let weights = RunFiles(folder: runs.appending(component: id)).weights
    guard RandomID.isOne(id),
      let attributes = try? FileManager.default.attributesOfItem(atPath: weights.path)
    else { return nil }
    let changed = attributes[.modificationDate] as? Date
    if let known = ofRuns.withLock({ $0[id] }), known.changed == changed { return known.model }
    // A file that is damaged is no model.
    guard let model = try? Self.model(id, isOfRun: true, at: weights) else { return nil }
    ofRuns.withLock { $0[id] = (model, changed) }
    return model
  }

  /// What is known of a model by its id; of the default one where none is named.
  ///
  /// - Throws: `StudioError.missing`.
  func description(of id: String?) throws -> Model {
    let id = id ?? models[0].id
    guard let model = models.first(where: { $0.id == id }) ?? model(ofRun: id) else {
      throw StudioError.missing(kind: "model", id: String(id.prefix(40)))
    }
    return model
  }

  /// A model that reads faces, by its id; the default one where none is named.
  ///
  /// - Throws: `StudioError.missing`; what loading it throws.
  func model(_ id: String?) throws -> (model: Model, classifier: EmotionClassifier) {
    let model = try description(of: id)
    let classifier = try classifiers.withLock { loaded in
      if let classifier = loaded[model.id] { return classifier }
      let classifier = try EmotionClassifier(EmotionModelFile(contentsOf: model.url))
      loaded[model.id] = classifier
      return classifier
    }
    return (model, classifier)
  }

  /// A detector for faces of a size, in pixels.
  ///
  /// - Throws: `AssetsError.missing`, `FaceDetectionError`.
  func detector(_ kind: Detector, minimumFaceSize size: Int = 20) throws -> any FaceDetector {
    let key = "\(kind.rawValue) \(size)"
    return try detectors.withLock { loaded in
      if let detector = loaded[key] { return detector }
      if loaded.count >= 16 { loaded = [:] }
      let detector = try Self.load(kind, size)
      loaded[key] = detector
      return detector
    }
  }

  private static func load(_ kind: Detector, _ size: Int) throws -> any FaceDetector {
    switch kind {
    case .mtcnn:
      var configuration = MTCNNDetector.Configuration()
      configuration.minimumFaceSize = size
      return try MTCNNDetector(configuration)
    case .haar:
      var configuration = HaarDetector.Configuration()
      configuration.minimumFaceSize = max(configuration.minimumFaceSize, size)
      return try HaarDetector(configuration: configuration)
    }
  }

  /// The file's name without its extension; of a run's weights the run's folder.
  private static func id(of url: URL, taken: inout Set<String>) -> String {
    let stem = url.deletingPathExtension().lastPathComponent
    let name = stem == "weights" ? url.deletingLastPathComponent().lastPathComponent : stem
    var id = name
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(name)-\(number)"
      number += 1
    }
    return id
  }
}
