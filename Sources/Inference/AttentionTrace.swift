import Foundation
import Networks

/// Additive attention over one clip's tokens, with what its way back needs.
///
/// Bahdanau et al. 2015: z = Σ aₗ·xₗ with a = softmax(vᵀ·tanh(W·x + b)).
struct AttentionTrace {
  // l token, d feature, k hidden feature
  private let tokens: [Float]
  private let features: Int
  private let projection: TokenMatrix
  private let score: [Float]
  /// tanh(W·x + b), `[L, hidden]`.
  private let keys: [Float]
  /// How much each token counts, `[L]`; they sum to 1.
  let weights: [Float]

  /// Runs the tokens `[L, features]`.
  init(_ tokens: [Float], features: Int, weights all: [String: FloatArray], name: String) {
    let length = tokens.count / features
    self.tokens = tokens
    self.features = features
    let projection = TokenMatrix(all["\(name).projection.weight"]!)
    let score = all["\(name).score.weight"]!.values
    let biases = all["\(name).projection.bias"]!.values
    var sums = (0..<length).flatMap { _ in biases }
    projection.multiply(tokens, addingTo: &sums)
    let (keys, hidden) = (sums.map { tanh($0) }, score.count)
    var shares = (0..<length).map { l in
      (0..<hidden).reduce(Float(0)) { $0 + score[$1] * keys[l * hidden + $1] }
    }
    let greatest = shares.max() ?? 0
    shares = shares.map { exp($0 - greatest) }
    let total = shares.reduce(0, +)
    weights = shares.map { $0 / total }
    (self.projection, self.score, self.keys) = (projection, score, keys)
  }

  /// z, `[features]`.
  var output: [Float] {
    var mixed = [Float](repeating: 0, count: features)
    for (l, weight) in weights.enumerated() {
      for d in 0..<features { mixed[d] += weight * tokens[l * features + d] }
    }
    return mixed
  }

  /// The gradient of the tokens `[L, features]` from that of z.
  func gradient(of output: [Float]) -> [Float] {
    let hidden = score.count
    // ∂/∂aₗ = xₗ·g; softmax's way back takes their mean, weighted by a, away.
    let slopes = weights.indices.map { l in
      (0..<features).reduce(Float(0)) { $0 + output[$1] * tokens[l * features + $1] }
    }
    let mean = zip(weights, slopes).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    var result = [Float](repeating: 0, count: tokens.count)
    var toKeys = [Float](repeating: 0, count: keys.count)
    for l in weights.indices {
      for d in 0..<features { result[l * features + d] = weights[l] * output[d] }
      let slope = weights[l] * (slopes[l] - mean)
      for k in 0..<hidden {
        let key = keys[l * hidden + k]
        toKeys[l * hidden + k] = slope * score[k] * (1 - key * key)
      }
    }
    projection.multiplyTransposed(toKeys, addingTo: &result)
    return result
  }
}
