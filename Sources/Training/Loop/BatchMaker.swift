import Datasets
import EmotionModel
import Emotions
import Imaging

/// Prepares the batches of a run: order, augmentation, targets.
///
/// A batch depends on (seed, epoch, step) alone: it can be made on any thread, ahead of its step,
/// and again after a resume.
struct BatchMaker: Sendable {
  /// The clips to learn from.
  let clips: [Clip]
  /// The place of each clip's label in the network's order.
  let labels: [Int]
  /// How much a clip of each class counts.
  let classWeights: [Float]
  /// How clips are varied.
  let augmentation: Augmentation
  /// The run's settings.
  let configuration: TrainingConfiguration

  /// Prepares the batches of labelled clips; their labels must be among `order`.
  init(
    _ clips: [LabelledClip], order: [Emotion], configuration: TrainingConfiguration,
    preprocessing: EmotionPreprocessing
  ) {
    self.clips = clips.map(\.clip)
    labels = clips.map { clip in order.firstIndex(of: clip.label)! }
    classWeights = Self.classWeights(
      configuration.classWeights, labels: labels, classes: order.count)
    augmentation = Augmentation(
      configuration: configuration.augmentation, preprocessing: preprocessing,
      seed: configuration.seed)
    self.configuration = configuration
  }

  /// Steps of an epoch; the last one may be smaller.
  var stepsPerEpoch: Int { (clips.count + configuration.batchSize - 1) / configuration.batchSize }

  /// Which clips an epoch meets, in its order.
  func order(epoch: Int) -> [Int] {
    var random = CounterRandom(seed: configuration.seed, .order, epoch: epoch)
    return random.permutation(clips.count)
  }

  /// The batch of one step, 0..<stepsPerEpoch.
  func batch(epoch: Int, step: Int) -> Batch {
    let start = step * configuration.batchSize
    let chosen = order(epoch: epoch)[start..<min(start + configuration.batchSize, clips.count)]
    var batch = Batch(values: [], targets: [], labels: [])
    for index in chosen {
      augmentation.append(clips[index], epoch: epoch, index: index, to: &batch.values)
      batch.targets += target(of: labels[index])
      batch.labels.append(labels[index])
    }
    if configuration.mixupAlpha > 0, batch.count > 1 { mix(&batch, epoch: epoch, step: step) }
    return batch
  }

  /// Smoothed towards the uniform distribution (Szegedy et al. 2016), times the class's weight.
  private func target(of label: Int) -> [Float] {
    let spread = Float(configuration.labelSmoothing) / Float(classWeights.count)
    return classWeights.indices.map { index in
      let certain = index == label ? 1 - Float(configuration.labelSmoothing) : 0
      return (certain + spread) * classWeights[label]
    }
  }

  /// Blends each clip with another of the batch, all in the same proportion (Zhang et al. 2018).
  private func mix(_ batch: inout Batch, epoch: Int, step: Int) {
    var random = CounterRandom(seed: configuration.seed, .mixing, epoch: epoch, index: step)
    let share = Float(random.beta(configuration.mixupAlpha))
    let partners = random.permutation(batch.count)
    let original = batch
    batch.values = Self.blend(original.values, share, partners)
    batch.targets = Self.blend(original.targets, share, partners)
    if share < 0.5 { batch.labels = partners.map { original.labels[$0] } }
  }

  /// Rows blended with their partners' rows: share · row + (1 - share) · partner.
  private static func blend(_ values: [Float], _ share: Float, _ partners: [Int]) -> [Float] {
    let width = values.count / partners.count
    var blended = values
    for (row, partner) in partners.enumerated() {
      for column in 0..<width {
        blended[row * width + column] =
          share * values[row * width + column] + (1 - share) * values[partner * width + column]
      }
    }
    return blended
  }

  private static func classWeights(
    _ kind: TrainingConfiguration.ClassWeights, labels: [Int], classes: Int
  ) -> [Float] {
    switch kind {
    case .none: return Array(repeating: 1, count: classes)
    case .balanced:
      var counts = Array(repeating: 0, count: classes)
      for label in labels { counts[label] += 1 }
      return counts.map { Float(labels.count) / (Float(classes) * Float(max(1, $0))) }
    }
  }
}
