import Emotions
import Foundation
import Imaging
import Inference
import Networks

/// Reads the expression from clips with a trained network.
///
///     let classifier = try EmotionClassifier(EmotionModelFile(path: "runs/first/weights.safetensors"))
///     let scores = try await classifier.scores(for: Clip(crop))
///
/// The network works on a queue of its own, so that a long batch never holds up other tasks.
public actor EmotionClassifier {
  /// What the model says of itself.
  public nonisolated let description: EmotionModelDescription

  let network: Network
  private let executor = QueueExecutor(label: "EmotionClassifier")

  /// The queue that the network runs on.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// A classifier from a model file.
  ///
  /// - Throws: `InferenceError` when the network can't be built.
  public init(_ file: EmotionModelFile) throws {
    description = file.description
    network = try Network(file.description.specification, weights: file.weights)
  }

  /// The probabilities for one clip of `T` ≥ 1 crops.
  ///
  /// - Throws: `InferenceError` when the network can't run.
  public func scores(for clip: Clip) throws -> EmotionScores {
    try scores(for: [clip])[0]
  }

  /// The probabilities for several clips of equal length, in their order.
  ///
  /// - Throws: `InferenceError` when the network can't run.
  public func scores(for clips: [Clip]) throws -> [EmotionScores] {
    try logits(for: clips).map { logits in
      try EmotionScores(
        description.labels,
        probabilities: EmotionScores.softmax(logits, temperature: description.temperature))
    }
  }

  /// The mean probabilities over several views of each clip.
  ///
  /// - Throws: `InferenceError` when the network can't run.
  public func scores(
    for clips: [Clip], augmentation: TestTimeAugmentation
  ) throws -> [EmotionScores] {
    let views = clips.map(augmentation.views)
    let scores = try scores(for: views.flatMap { $0 })
    let count = views.first?.count ?? 1
    return try clips.indices.map { clip in
      let answers = scores[clip * count..<(clip + 1) * count]
      let mean = description.labels.indices.map { label in
        answers.reduce(0) { $0 + $1.probabilities[label] } / Double(count)
      }
      return try EmotionScores(description.labels, probabilities: mean)
    }
  }

  /// The network's outputs before softmax, one row of `K` per clip.
  func logits(for clips: [Clip]) throws -> [[Float]] {
    guard let length = clips.first?.crops.count else { return [] }
    precondition(
      clips.allSatisfy { $0.crops.count == length }, "clips of one call are equally long")
    var values: [Float] = []
    values.reserveCapacity(clips.count * length * FaceCrop.side * FaceCrop.side)
    for clip in clips { description.preprocessing.append(clip, to: &values) }
    let input = FloatArray(
      shape: [clips.count, length, 1, FaceCrop.side, FaceCrop.side], values: values)
    let output = try network(input)["logits"]!  // [N, K]; the model file's check asks for this head
    let k = description.labels.count
    return clips.indices.map { Array(output.values[$0 * k..<($0 + 1) * k]) }
  }
}
