import Emotions
import Imaging
import Inference
import Networks

/// Clips that share crops, as the windows of a video do.
extension EmotionClassifier {
  /// What the network's convolutions make of crops, in their order.
  ///
  /// - Throws: `InferenceError` when the network can't run.
  public func features(of crops: [FaceCrop]) throws -> [CropFeatures] {
    guard !crops.isEmpty else { return [] }
    let side = FaceCrop.side
    var values: [Float] = []
    values.reserveCapacity(crops.count * side * side)
    description.preprocessing.append(Clip(crops), to: &values)
    guard network.hasPictureFeatures else {
      return crops.indices.map { index in
        CropFeatures(
          array: FloatArray(
            shape: [1, 1, side, side],
            values: Array(values[index * side * side..<(index + 1) * side * side])))
      }
    }
    let pictures = FloatArray(shape: [crops.count, 1, side, side], values: values)
    return try network.features(of: pictures).map(CropFeatures.init)
  }

  /// The probabilities for clips of equally many crops, each as its crops' features; the same, bit
  /// by bit, as for the clips.
  ///
  /// - Throws: `InferenceError` when the network can't run.
  public func scores(forFeatures clips: [[CropFeatures]]) throws -> [EmotionScores] {
    guard let length = clips.first?.count, length > 0 else { return [] }
    precondition(clips.allSatisfy { $0.count == length }, "clips of one call are equally long")
    let output: [String: FloatArray]
    if network.hasPictureFeatures {
      output = try network(features: clips.map { $0.map(\.array) })
    } else {
      let values = clips.flatMap { $0.flatMap(\.array.values) }
      output = try network(
        FloatArray(shape: [clips.count, length, 1, FaceCrop.side, FaceCrop.side], values: values))
    }
    let logits = output["logits"]!.values  // [N, K]; the model file's check asks for this head
    let k = description.labels.count
    return try clips.indices.map {
      try EmotionScores(
        description.labels,
        probabilities: EmotionScores.softmax(
          Array(logits[$0 * k..<($0 + 1) * k]), temperature: description.temperature))
    }
  }
}
