import Datasets
import EmotionModel
import Emotions
import Evaluation
import Foundation
import Imaging
import Networks
import Tensors

extension TrainableNetwork {
  /// What the network says of labelled clips, in their order; in inference mode, batch by batch.
  ///
  /// A prediction does not depend on the other clips of its batch.
  ///
  /// - Parameters:
  ///   - clips: all of the same length.
  ///   - labels: what the outputs mean, in their order.
  public func predictions(
    for clips: [LabelledClip], labels: [Emotion], preprocessing: EmotionPreprocessing,
    batchSize: Int = 64
  ) throws -> [Prediction] {
    let logits = try logits(for: clips, preprocessing: preprocessing, batchSize: batchSize)
    return try zip(clips, logits).map { clip, logits in
      Prediction(
        id: clip.id, label: clip.label,
        scores: try EmotionScores(labels, probabilities: EmotionScores.softmax(logits)),
        subject: clip.subject)
    }
  }

  /// The logits `[K]` of each clip.
  func logits(
    for clips: [LabelledClip], preprocessing: EmotionPreprocessing, batchSize: Int
  ) throws -> [[Float]] {
    var rows: [[Float]] = []
    for start in stride(from: 0, to: clips.count, by: batchSize) {
      let chosen = clips[start..<min(start + batchSize, clips.count)]
      var values: [Float] = []
      for clip in chosen { preprocessing.append(clip.clip, to: &values) }
      let logits: [Float] = try withoutGradients {
        try self.logits(of: values, count: chosen.count).floats()  // [N, K]
      }
      let width = logits.count / chosen.count
      for row in chosen.indices.map({ $0 - start }) {
        rows.append(Array(logits[row * width..<(row + 1) * width]))
      }
    }
    return rows
  }

  /// The logits `[N, K]` of an input `[N, T, 1, 48, 48]`.
  func logits(
    of values: [Float], count: Int, training: Bool = false, precision: Precision = .float32
  ) throws -> Tensor {
    let side = FaceCrop.side
    let frames = values.count / (count * side * side)
    let input = try Tensor(values, shape: [count, frames, 1, side, side], on: device)
    let results = try forward(input, training: training, precision: precision)
    return results[specification.heads[0].name]!
  }
}

extension [Float] {
  /// The logarithm of the softmax, in double precision.
  var logSoftmax: [Double] {
    let highest = Double(self.max() ?? 0)
    let total = log(reduce(0) { $0 + exp(Double($1) - highest) })
    return map { Double($0) - highest - total }
  }

  /// Where the greatest value is; the first of equals.
  var greatest: Int {
    indices.reduce(0) { self[$1] > self[$0] ? $1 : $0 }
  }
}
