import Emotions
import Foundation
import Networks

/// A trained model at rest: its description and its weights, one safetensors file.
///
///     let file = try EmotionModelFile(contentsOf: url)
///     file.description.labels  // what the outputs mean
///     try file.write(to: copy)
///
/// The description is JSON in the header's texts, under `description`. A file is taken only as a
/// whole: description, architecture, labels and every weight's name and shape must agree.
public struct EmotionModelFile: Equatable, Sendable {
  /// What the file says of itself.
  public let description: EmotionModelDescription
  /// The numbers, by PyTorch's `state_dict` keys.
  public let weights: [String: FloatArray]

  /// A model from its parts.
  ///
  /// - Throws: `EmotionModelError.contradiction` for a description that can't be true, and
  ///   `NetworksError` `.missingWeights`, `.wrongShapes` or `.unexpectedWeights`.
  public init(description: EmotionModelDescription, weights: [String: FloatArray]) throws {
    try Self.check(description, path: nil)
    try description.specification.check(weights)
    self.description = description
    self.weights = weights
  }

  /// Reads a model file.
  ///
  /// - Throws: `NetworksError` for a file that is no safetensors file, is damaged or has other
  ///   weights than its architecture; `EmotionModelError.unreadable`, `.noDescription` for weights
  ///   of something else, `.formatVersion` for a file of another version,
  ///   `.unreadableDescription`, `.contradiction` and `.notFinite`.
  public init(contentsOf url: URL) throws {
    let file: WeightFile
    do {
      file = try WeightFile(contentsOf: url)
    } catch NetworksError.unreadable(let path, let reason) {
      throw EmotionModelError.unreadable(path: path, reason: reason)
    }
    guard let text = file.metadata[Self.descriptionKey] else {
      throw EmotionModelError.noDescription(path: url.path)
    }
    description = try Self.description(text, path: url.path)
    try Self.check(description, path: url.path)
    try description.specification.check(file.weights)
    for (name, weight) in file.weights where !weight.values.allSatisfy(\.isFinite) {
      throw EmotionModelError.notFinite(path: url.path, weight: name)
    }
    weights = file.weights
  }

  /// Writes the model file; one that stood there stays whole until the new one is complete.
  ///
  /// - Throws: `NetworksError.unwritable`.
  public func write(to url: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(description), as: UTF8.self)
    try WeightFile(weights: weights, metadata: [Self.descriptionKey: text, "format": "mien"])
      .write(to: url)
  }

  /// The header's text that holds the description.
  private static let descriptionKey = "description"

  private static func description(_ text: String, path: String) throws -> EmotionModelDescription {
    struct Version: Decodable { var format: Int }
    let json = Data(text.utf8)
    let decoder = JSONDecoder()
    // The version comes first: a later one may have other fields.
    guard let version = try? decoder.decode(Version.self, from: json) else {
      throw EmotionModelError.unreadableDescription(path: path, reason: "it has no version")
    }
    guard version.format == EmotionModelDescription.currentFormat else {
      throw EmotionModelError.formatVersion(
        path: path, found: version.format, expected: EmotionModelDescription.currentFormat)
    }
    do {
      return try decoder.decode(EmotionModelDescription.self, from: json)
    } catch {
      throw EmotionModelError.unreadableDescription(path: path, reason: "\(error)")
    }
  }

  private static func check(_ description: EmotionModelDescription, path: String?) throws {
    let reject = { (reason: String) in EmotionModelError.contradiction(path: path, reason: reason) }
    let labels = description.labels
    guard labels.count >= 2, Set(labels).count == labels.count else {
      throw reject("its labels are \(labels.map(\.rawValue)), expected two or more different ones")
    }
    guard description.specification.heads.count == 1,
      let outputs = description.specification.heads[0].outputFeatures, outputs == labels.count
    else {
      throw reject("its architecture has not one output for each of its \(labels.count) labels")
    }
    guard description.clipLength >= 1 else {
      throw reject("its clips have \(description.clipLength) crops")
    }
    guard description.temperature > 0, description.temperature.isFinite else {
      throw reject("its temperature is \(description.temperature)")
    }
    let deviation = description.preprocessing.deviation
    guard deviation > 0, deviation.isFinite, description.preprocessing.mean.isFinite else {
      throw reject("its pixels are divided by a deviation of \(deviation)")
    }
  }
}

extension NetworkSpecification.Head {
  /// How many values the head gives, by its last dense layer; nil when it has none.
  fileprivate var outputFeatures: Int? {
    for layer in layers.reversed() {
      if case .dense(_, _, let outputFeatures) = layer { return outputFeatures }
    }
    return nil
  }
}
