import Datasets
import EmotionModel
import Emotions
import Evaluation
import Imaging

/// Judges a model on the clips of a part, spoilt in every way and severity, and on clips in which
/// they change little by little. Only what is judged is spoilt; nothing here trains.
struct CorruptedClips {
  let classifier: EmotionClassifier
  let clips: [LabelledClip]
  /// Which of the clips change little by little: 30 frames each, ten times.
  let perturbed: [LabelledClip]
  /// Decides all draws; a draw depends on the seed, the corruption and the clip, on nothing else.
  let seed: UInt64

  /// How many faces of a part are drawn for perturbations.
  static let perturbedCount = 200

  /// The clips of a part, or some of them, drawn by the seed.
  ///
  /// - Parameter count: how many of the clips are judged; nil for all.
  init(_ all: [LabelledClip], count: Int?, seed: UInt64, classifier: EmotionClassifier) {
    var generator = SeededGenerator(seed: seed)
    let order = generator.shuffled(Array(all.indices))
    let chosen = count.map { order.prefix($0).sorted() } ?? Array(all.indices)
    clips = chosen.map { all[$0] }
    perturbed = order.prefix(min(Self.perturbedCount, chosen.count)).sorted().map { all[$0] }
    self.seed = seed
    self.classifier = classifier
  }

  /// How many clips and frames `robustness` reads.
  var work: Int {
    clips.count * (1 + Corruption.allCases.count * Corruption.severities.count)
      + perturbed.count * Perturbation.allCases.count * Perturbation.frameCount
  }

  /// The figures.
  ///
  /// - Parameter progress: told how many clips and frames were read.
  /// - Throws: `InferenceError`, `CancellationError`.
  func robustness(progress: (Int) -> Void) async throws -> Robustness {
    var done = 0
    func judged(_ clips: [LabelledClip], severity: Int) async throws -> SweepPoint {
      let predictions = try await classifier.predictions(for: clips) { progress(done + $0) }
      done += clips.count
      return SweepPoint(
        at: Double(severity), predictions, faces: clips.count, found: clips.count)
    }
    let clean = try await judged(clips, severity: 0)
    var curves: [CorruptionCurve] = []
    for corruption in Corruption.allCases {
      var points: [SweepPoint] = []
      for severity in Corruption.severities {
        points.append(
          try await judged(spoilt(by: corruption, severity: severity), severity: severity))
      }
      curves.append(
        CorruptionCurve(
          of: corruption.rawValue, isPublished: corruption.isPublished, points: points))
    }
    var flipRates: [FlipRate] = []
    for perturbation in Perturbation.allCases {
      flipRates.append(try await flipRate(under: perturbation))
      done += perturbed.count * Perturbation.frameCount
      progress(done)
    }
    return Robustness(clean: clean, curves: curves, flipRates: flipRates)
  }

  private func spoilt(by corruption: Corruption, severity: Int) -> [LabelledClip] {
    clips.map { clip in
      var generator = generator(for: corruption.rawValue, clip)
      var spoilt = clip
      spoilt.clip = corruption.applied(to: clip.clip, severity: severity, using: &generator)
      return spoilt
    }
  }

  /// Each clip's last crop changes; its frames are read alone.
  private func flipRate(under perturbation: Perturbation) async throws -> FlipRate {
    var answers: [[Emotion]] = []
    for clip in perturbed {
      try Task.checkCancellation()
      var generator = generator(for: "clip of \(perturbation.rawValue)", clip)
      let frames = perturbation.frames(of: clip.clip.crops.last!, using: &generator)
      answers.append(try await classifier.scores(for: frames.map { Clip($0) }).map(\.emotion))
    }
    return FlipRate(
      of: perturbation.rawValue, answers: answers,
      comparesWithFirst: perturbation.comparesWithFirst)
  }

  /// The draws of one clip under one corruption; the same for all severities, so that more is more
  /// of the same.
  private func generator(for name: String, _ clip: LabelledClip) -> SeededGenerator {
    // FNV-1a, 64 bits.
    let hash = "\(name)/\(clip.id)".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    var mixer = SeededGenerator(seed: seed)
    return SeededGenerator(seed: mixer.next() ^ hash)
  }
}
