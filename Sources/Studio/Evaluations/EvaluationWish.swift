import Datasets
import Emotions

/// What an evaluation is told.
struct EvaluationWish: Decodable, Sendable {
  /// Test-time augmentation: views whose answers are averaged.
  enum Augmentation: String, Codable, Sendable {
    case none, flip
    case tenCrop = "ten-crop"
  }

  var name: String?
  /// Id of a model.
  var model: String
  /// Ids of data sets; nil with `run`.
  var data: [String]?
  /// Id of the run whose held-out clips are judged.
  var run: String?
  var classes: [Emotion]?
  var part: Usage?
  var augmentation: Augmentation?
  var corruptions: Bool?
  var faces: Int?

  /// The names of the fields.
  static let fields: Set<String> = [
    "name", "model", "data", "run", "classes", "part", "augmentation", "corruptions", "faces",
  ]

  /// How many faces are spoilt.
  var spoiltFaces: Int { faces ?? 300 }

  /// Refuses what can't be judged.
  ///
  /// - Throws: `StudioError.badParameter`, `.badBody`.
  func check() throws {
    if let name { try SessionRoutes.checkName(name) }
    guard (run == nil) != (data ?? []).isEmpty else {
      throw StudioError.badBody(reason: "it needs data sets in data, or a run: one of the two")
    }
    guard run == nil || part == nil else {
      throw StudioError.badBody(reason: "run and part both choose clips: give one")
    }
    guard (10...100_000).contains(spoiltFaces) else {
      throw StudioError.badParameter(
        name: "faces", value: "\(spoiltFaces)", allowed: "10 to 100000")
    }
  }

  /// The settings as a session keeps them.
  ///
  /// - Parameters:
  ///   - data: ids of the data sets that are judged.
  ///   - sources: the data sets.
  func texts(data: [String], _ sources: [DataSource]) -> [String: String] {
    var texts = ["model": model, "data": data.joined(separator: ",")]
    texts["clipNames"] = sources.map(\.clipName).joined(separator: "/")
    texts["run"] = run
    texts["classes"] = classes?.map(\.rawValue).joined(separator: ",")
    texts["part"] = part?.rawValue
    texts["augmentation"] = augmentation?.rawValue
    if corruptions == true { texts["corruptions"] = "\(spoiltFaces) faces" }
    return texts
  }
}
