import Datasets
import EmotionModel
import Emotions
import Foundation
import Imaging
import TestSupport

@testable import Training

/// Clips of patterns that anyone can tell apart: stripes that lie, stand, and checks; all noisy.
enum TestClips {
  /// `count` clips, the labels taking turns.
  static func clips(
    _ count: Int, length: Int = 1, labels: [Emotion] = [.happy, .sad], seed: UInt64 = 3
  ) throws -> [LabelledClip] {
    var random = CounterRandom(seed: seed, .step)
    return try (0..<count).map { index in
      let kind = index % labels.count
      let crops = try (0..<length).map { _ in try crop(kind, &random) }
      return LabelledClip(
        clip: Clip(crops), label: labels[kind], id: "patterns/\(seed)-\(index)",
        subject: "patterns/S\(index % 4)", sequence: nil)
    }
  }

  /// A crop of one of three patterns.
  static func crop(_ kind: Int, _ random: inout CounterRandom) throws -> FaceCrop {
    let shift = Int(random.unit() * 8)
    var pixels = [UInt8](repeating: 0, count: FaceCrop.side * FaceCrop.side)
    for index in pixels.indices {
      let row = (index / FaceCrop.side + shift) / 4 % 2
      let column = (index % FaceCrop.side + shift) / 4 % 2
      let light = [row, column, row ^ column][kind]
      pixels[index] = UInt8(60 + 120 * light + Int(random.unit() * 40))
    }
    return try FaceCrop(pixels: pixels)
  }

  /// A small plan: a configuration without augmentation, eight clips to learn from, four to judge.
  static func plan(
    _ change: (inout TrainingConfiguration) -> Void = { _ in }, training: [LabelledClip]? = nil,
    preprocessing: EmotionPreprocessing = TrainingPlan.defaultPreprocessing
  ) throws -> TrainingPlan {
    var configuration = TrainingConfiguration()
    configuration.architecture = .cnn
    configuration.epochs = 3
    configuration.batchSize = 4
    configuration.labelSmoothing = 0
    configuration.augmentation = .none
    change(&configuration)
    let length = configuration.clipLength
    return try TrainingPlan(
      configuration: configuration,
      training: try training ?? clips(8, length: length),
      validation: try clips(4, length: length, seed: 4),
      data: .init(datasets: ["patterns"], protocol: "random", splitHashes: [:], seed: 1),
      preprocessing: preprocessing)
  }

  /// A new run folder in a new temporary one.
  static func folder() throws -> RunFolder {
    try RunFolder.new(at: try TestPaths.temporaryFolder().appending(component: "run"))
  }
}
