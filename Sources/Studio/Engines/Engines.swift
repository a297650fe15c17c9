import EmotionModel
import FaceDetection
import Foundation
import Synchronization

/// The models and detectors that requests share: loaded when first asked for, then kept.
final class Engines: Sendable {
  /// A model that can be chosen.
  struct Model: Sendable {
    var id: String
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

  /// The default one first.
  let models: [Model]
  private let classifiers = Mutex<[String: EmotionClassifier]>([:])
  private let detectors = Mutex<[String: any FaceDetector]>([:])

  /// Reads what the model files say of themselves.
  ///
  /// - Parameter urls: model files, the default first; empty for the one that ships.
  /// - Throws: `NetworksError`, `EmotionModelError`, `AssetsError.missing`.
  init(models urls: [URL]) throws {
    var taken: Set<String> = []
    models = try (urls.isEmpty ? [EmotionModelFile.shippedURL()] : urls).map { url in
      let file = try EmotionModelFile(contentsOf: url)
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      return Model(
        id: Self.id(of: url, taken: &taken), url: url, bytes: attributes[.size] as? Int ?? 0,
        description: file.description)
    }
  }

  /// A model by its id; the default one where none is named.
  ///
  /// - Throws: `StudioError.missing`; what loading it throws.
  func model(_ id: String?) throws -> (model: Model, classifier: EmotionClassifier) {
    guard let model = id.map({ id in models.first { $0.id == id } }) ?? models[0] else {
      throw StudioError.missing(kind: "model", id: id ?? "")
    }
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
