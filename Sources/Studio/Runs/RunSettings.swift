import EmotionModel
import Emotions

/// What a training is told; what is not given is as `mien train` has it.
struct RunSettings: Codable, Equatable, Sendable {
  /// How clips are told apart.
  enum SplitProtocol: String, CaseIterable, Codable, Sendable {
    case random, official, loso
    case subjectKFold = "subject-kfold"
  }

  enum ClassWeights: String, Codable, Sendable { case none, balanced }
  enum Crop: String, Codable, Sendable { case auto, tight, detect, landmarks }
  enum Precision: String, Codable, Sendable { case float32, bfloat16 }
  enum Device: String, Codable, Sendable { case cpu, cuda }
  enum Selection: String, Codable, Sendable {
    case last
    case bestValidation = "best_validation"
  }

  var name: String?
  /// Ids of data sets.
  var data: [String]
  var extraData: [String]?
  var classes: [Emotion]?
  var architecture: EmotionArchitecture?
  var `protocol`: SplitProtocol?
  /// Whether every fold is trained and judged, not the first alone; nil for not.
  var everyFold: Bool?
  var folds: Int?
  var validationShare: Double?
  var epochs: Int?
  var batchSize: Int?
  var clipLength: Int?
  var learningRate: Double?
  var weightDecay: Double?
  var labelSmoothing: Double?
  var mixup: Double?
  var classWeights: ClassWeights?
  var select: Selection?
  var earlyStopping: Int?
  var crop: Crop?
  var precision: Precision?
  var device: Device?
  var seed: Int?
  /// Id of the model that it begins with.
  var `init`: String?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, data, extraData, classes, architecture, `protocol`, everyFold, folds
    case validationShare, epochs
    case batchSize, clipLength, learningRate, weightDecay, labelSmoothing, mixup, classWeights
    case select, earlyStopping, crop, precision, device, seed, `init`
  }

  /// The names of the fields.
  static let fields = Set(CodingKeys.allCases.map(\.rawValue))

  /// Fills in what every list of runs shows: `mien train`'s defaults.
  mutating func fillIn() {
    architecture = architecture ?? .cnnBiLSTM
    self.protocol = self.protocol ?? .subjectKFold
    epochs = epochs ?? 25
    seed = seed ?? 1
    if everyFold == false { everyFold = nil }
  }

  /// Refuses numbers that no training takes.
  ///
  /// - Throws: `StudioError.badParameter`.
  func check() throws {
    guard !data.isEmpty else {
      throw StudioError.badParameter(name: "data", value: "[]", allowed: "one data set or more")
    }
    if let name { try SessionRoutes.checkName(name) }
    if everyFold == true, self.protocol == .random || self.protocol == .official {
      throw StudioError.badBody(
        reason:
          "\(self.protocol?.rawValue ?? "") has no folds; everyFold is for subject-kfold and loso")
    }
    try Self.check("folds", folds, 2...1000)
    try Self.check("validationShare", validationShare, 0.01...0.99)
    try Self.check("epochs", epochs, 1...100_000)
    try Self.check("batchSize", batchSize, 1...65_536)
    try Self.check("clipLength", clipLength, 1...1024)
    try Self.check("learningRate", learningRate, 1e-7...100)
    try Self.check("weightDecay", weightDecay, 0...100)
    try Self.check("labelSmoothing", labelSmoothing, 0...0.99)
    try Self.check("mixup", mixup, 0...100)
    try Self.check("earlyStopping", earlyStopping, 0...100_000)
    try Self.check("seed", seed, 0...9_007_199_254_740_991)
  }

  private static func check<Value: Comparable & Sendable>(
    _ name: String, _ value: Value?, _ range: ClosedRange<Value>
  ) throws {
    guard let value, !range.contains(value) else { return }
    throw StudioError.badParameter(
      name: name, value: "\(value)", allowed: "\(range.lowerBound) to \(range.upperBound)")
  }
}
