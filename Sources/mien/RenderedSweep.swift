import Datasets
import EmotionModel
import Emotions
import Evaluation
import FaceDetection
import FaceSynthesis
import Imaging
import Inference
import Reports
import Terminal

/// Judges a model on rendered people while one factor of the picture goes through its values.
///
/// The same people play the same clips at every value, so that only the factor differs. They go
/// the way of every photograph: detector, alignment, network.
struct RenderedSweep {
  let classifier: EmotionClassifier
  let detector: any FaceDetector
  /// The seed of each person.
  let people: [UInt64]
  /// What they show: the model's own classes, or some of them.
  let labels: [Emotion]

  /// Width and height of the pictures, in pixels.
  static let side = 160

  /// The seeds of people who train no model: training draws its people's seeds from all 2^64
  /// numbers, these are small ones.
  ///
  /// - Parameter seed: 0...999_999; each has other people.
  static func people(_ count: Int, seed: Int) -> [UInt64] {
    (0..<count).map { UInt64(10_000_000_000 + seed * 10_000 + $0) }
  }

  /// What the figures say of themselves.
  var statement: ProtocolStatement {
    let seeds = "seeds \(people[0])–\(people[people.count - 1])"
    return ProtocolStatement(
      name: "rendered", isLeaky: false,
      heldOut: "at each value \(people.count * labels.count) clips of \(people.count) rendered "
        + "people (\(seeds)), whom no training meets, and \(labels.count) expressions, all")
  }

  /// The curves of some factors.
  ///
  /// - Parameter progress: told how many people were judged, over all factors and values.
  /// - Throws: `AssetsError` or `FaceSynthesisError` without the head, `InferenceError`,
  ///   `CancellationError`.
  func curves(of factors: [SweepFactor], progress: (Int) -> Void) async throws -> [SweepCurve] {
    let synthesizer = try FaceSynthesizer()
    let heads = try InferenceThreads.map(people.count) {
      synthesizer.head(of: Person(seed: people[$0]))
    }
    var done = 0
    var curves: [SweepCurve] = []
    for factor in factors {
      var points: [SweepPoint] = []
      for value in factor.values {
        try Task.checkCancellation()
        points.append(try await point(at: value, of: factor, heads, synthesizer))
        done += people.count
        progress(done)
      }
      curves.append(SweepCurve(of: factor, points: points))
    }
    return curves
  }

  /// How many people `curves` judges in all.
  func work(of factors: [SweepFactor]) -> Int {
    factors.reduce(0) { $0 + $1.values.count } * people.count
  }

  /// One clip, before it is judged.
  private struct Shot {
    var id: String
    var label: Emotion
    var subject: String
    /// nil when no frame shows a face to the detector.
    var clip: Clip?
    var found: Int
  }

  private func point(
    at value: Double, of factor: SweepFactor, _ heads: [Head], _ synthesizer: FaceSynthesizer
  ) async throws -> SweepPoint {
    // A face at rest has no strength.
    let labels = factor == .intensity ? labels.filter { $0 != .neutral } : labels
    var shots: [Shot] = []
    let length = classifier.description.clipLength
    for (person, head) in zip(people, heads) {
      let frames = try InferenceThreads.map(labels.count) { index in
        let clip = SyntheticClip(
          head: head, emotion: labels[index], frames: length, side: Self.side,
          conditions: factor.conditions(at: value, side: Self.side),
          seed: person &* 100 &+ UInt64(Emotion.allCases.firstIndex(of: labels[index])!))
        return synthesizer.frames(of: clip)
      }
      for (label, frames) in zip(labels, frames) {
        shots.append(try shot(frames, label: label, person: person))
      }
    }
    return SweepPoint(
      at: value, try await predictions(for: shots), faces: shots.count * length,
      found: shots.reduce(0) { $0 + $1.found })
  }

  /// Finds and aligns the face in each frame; what is found beside the face is not it.
  private func shot(_ frames: [SyntheticFrame], label: Emotion, person: UInt64) throws -> Shot {
    var crops: [FaceCrop] = []
    for frame in frames {
      let image = frame.frame.image
      guard let face = try detector.faces(in: image).first,
        face.box.intersectionOverUnion(with: frame.faces[0].box) >= 0.3
      else { continue }
      crops.append(try FaceAligner().crop(face, from: image))
    }
    let clips = Clip.clips(of: crops, length: frames.count, stride: frames.count)
    return Shot(
      id: "p\(person)/\(label.rawValue)", label: label, subject: "p\(person)", clip: clips.first,
      found: crops.count)
  }

  private func predictions(for shots: [Shot]) async throws -> [Prediction] {
    let scores = try await classifier.scores(for: shots.compactMap(\.clip))
    var next = scores.makeIterator()
    return shots.map {
      Prediction(
        id: $0.id, label: $0.label, scores: $0.clip == nil ? nil : next.next(), subject: $0.subject)
    }
  }
}
