import Datasets
import EmotionModel
import Emotions
import Evaluation
import Foundation
import Imaging
import Networks

/// All that a run is made of: configuration, labels and clips, checked against each other.
///
///     let plan = try TrainingPlan(
///       configuration: .init(), training: clips, validation: others, data: provenance)
///     let run = TrainingRun.start(plan, in: try RunFolder.new(at: url))
public struct TrainingPlan: Sendable {
  /// The settings.
  public let configuration: TrainingConfiguration
  /// What the network tells apart, in its order.
  public let labels: [Emotion]
  /// The clips to learn from.
  public let training: [LabelledClip]
  /// The clips that each epoch is judged on.
  public let validation: [LabelledClip]
  /// How pixels become the network's input.
  public let preprocessing: EmotionPreprocessing
  /// Where the clips come from, for the model's description.
  public let data: EmotionModelDescription.TrainingData
  /// Terms of use of the weights.
  public let licence: String

  /// Pixels of 0...1 less their mean of aligned faces, by their deviation, roughly; why not 0...1
  /// as published: docs/decisions/0008-training-determinism.md.
  public static let defaultPreprocessing = EmotionPreprocessing(mean: 0.5, deviation: 0.25)

  /// A checked plan.
  ///
  /// - Parameters:
  ///   - labels: what to tell apart; nil for the labels of the training clips in FER2013's order.
  ///   - data: data sets, protocol, hashes of the split files; the seed is the configuration's.
  /// - Throws: `TrainingError` `.badValue`, `.noTrainingClips`, `.noValidationClips`, `.oneLabel`,
  ///   `.missingLabel`, `.unexpectedLabel` or `.clipLength`.
  public init(
    configuration: TrainingConfiguration, labels: [Emotion]? = nil, training: [LabelledClip],
    validation: [LabelledClip], data: EmotionModelDescription.TrainingData,
    preprocessing: EmotionPreprocessing = Self.defaultPreprocessing,
    licence: String = "for research; see the terms of the training data"
  ) throws {
    try configuration.check()
    guard let first = training.first else { throw TrainingError.noTrainingClips }
    guard !validation.isEmpty else { throw TrainingError.noValidationClips }
    let present = Set(training.map(\.label))
    let labels = labels ?? present.sorted()
    guard labels.count > 1 else { throw TrainingError.oneLabel(first.label.rawValue) }
    if let missing = labels.first(where: { !present.contains($0) }) {
      throw TrainingError.missingLabel(missing.rawValue)
    }
    for clip in training + validation {
      guard labels.contains(clip.label) else {
        throw TrainingError.unexpectedLabel(clip.label.rawValue, id: clip.id)
      }
      guard clip.clip.crops.count == configuration.clipLength else {
        throw TrainingError.clipLength(
          id: clip.id, found: clip.clip.crops.count, expected: configuration.clipLength)
      }
    }
    self.configuration = configuration
    self.labels = labels
    self.training = training
    self.validation = validation
    self.preprocessing = preprocessing
    self.data = data
    self.licence = licence
  }

  /// The network as data.
  public var specification: NetworkSpecification {
    configuration.architecture.specification(labelCount: labels.count)
  }

  /// SHA-256 of all that is learnt from and judged on: labels, ids, truths and pixels, in order.
  public var fingerprint: String {
    let parts = [("train", training), ("validation", validation)].flatMap { name, clips in
      [name] + clips.map { "\($0.id)\t\($0.label.rawValue)\t\($0.pixelHash)" }
    }
    let text = (labels.map(\.rawValue) + parts).joined(separator: "\n")
    return ContentHash.sha256(Data(text.utf8))
  }

  /// The model file of trained weights, with what the epoch that they are from came to.
  func model(_ weights: [String: FloatArray], of metrics: EpochMetrics, _ selection: String) throws
    -> EmotionModelFile
  {
    let how = "\(data.protocol), validation, \(selection), epoch \(metrics.epoch)"
    return try EmotionModelFile(
      description: EmotionModelDescription(
        specification: specification, labels: labels, clipLength: configuration.clipLength,
        preprocessing: preprocessing, trainingData: data,
        metrics: [
          .init(name: "accuracy", value: metrics.validationAccuracy, protocol: how),
          .init(name: "loss", value: metrics.validationLoss, protocol: how),
        ], licence: licence), weights: weights)
  }
}
