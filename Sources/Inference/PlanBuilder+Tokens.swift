import COneDNN
import Foundation
import Networks

/// Layers over vectors `[N, D]` and tokens `[N, L, D]`, which always lie in row-major order.
extension PlanBuilder {
  /// Maps become vectors or tokens: one change of layout, then another shape over the same numbers.
  mutating func rearranged(_ layer: Layer, _ value: Memory) throws -> Memory {
    let order =
      switch layer {
      case .flattenTransposed: [0, 3, 2, 1]
      case .rowsAsTokens: [0, 2, 1, 3]
      default: [0, 1, 2, 3]
      }
    let shape = value.layout.shape
    let plain = try reordered(value, to: Layout(shape, order: order), always: true)
    let result = try viewed(plain, as: Layout(layer.outputShape(of: shape, frames: frames)))
    return result
  }

  mutating func dense(
    _ name: String, _ value: Memory, inputs: Int, outputs: Int, _ finish: Primitive.Finish?
  ) throws -> Memory {
    let empty = FloatArray(shape: [0], values: [])
    let weights = weights
    return try product(
      "\(name).weight", value, weights["\(name).weight"] ?? empty,
      bias: weights["\(name).bias"] ?? empty, inputs: inputs, outputs: outputs, finish)
  }

  /// `[N, L, D]` → `[N, D]`: the mean over the tokens.
  mutating func meanPooling(_ value: Memory) throws -> Memory {
    let shape = value.layout.shape
    let (count, length, features) = (shape[0], shape[1], shape[2])
    let result = try memory(Layout([count, features]))
    guard let source = value.buffer?.floats, let target = result.buffer?.floats else {
      return result
    }
    steps.append(
      .loop {
        for n in 0..<count {
          let sum = target + n * features
          sum.update(repeating: 0, count: features)
          for l in 0..<length {
            let token = source + (n * length + l) * features
            for d in 0..<features { sum[d] += token[d] }
          }
          let scale = 1 / Float(length)
          for d in 0..<features { sum[d] *= scale }
        }
      })
    return result
  }

  /// `[N, L, D]` → `[N, D]`: Σ softmax(vᵀ·tanh(W·x + b))·x over the tokens.
  mutating func attentionPooling(
    _ name: String, _ value: Memory, features: Int, hidden: Int
  ) throws -> Memory {
    let shape = value.layout.shape
    let (count, length) = (shape[0], shape[1])
    let projected = try dense(
      "\(name).projection", value, inputs: features, outputs: hidden, .tanh)  // [N, L, hidden]
    let result = try memory(Layout([count, features]))
    guard let source = value.buffer?.floats, let keys = projected.buffer?.floats,
      let target = result.buffer?.floats, let score = weights["\(name).score.weight"]?.values
    else { return result }
    steps.append(
      .loop {
        var share = [Float](repeating: 0, count: length)
        for n in 0..<count {
          for l in 0..<length {
            let key = keys + (n * length + l) * hidden
            var sum: Float = 0
            for d in 0..<hidden { sum += score[d] * key[d] }
            share[l] = sum
          }
          let greatest = share.max() ?? 0
          for l in 0..<length { share[l] = exp(share[l] - greatest) }
          let total = share.reduce(0, +)
          let mixed = target + n * features
          mixed.update(repeating: 0, count: features)
          for l in 0..<length {
            let (token, weight) = (source + (n * length + l) * features, share[l] / total)
            for d in 0..<features { mixed[d] += weight * token[d] }
          }
        }
      })
    recycle(projected)
    return result
  }

  /// Softmax over dimension 1.
  mutating func softmax(_ value: Memory) throws -> Memory {
    let shape = value.layout.shape
    let plain = try inPlace(reordered(value, to: Layout(shape), always: true))
    if plain.buffer !== value.buffer, value.layout == plain.layout {
      try run(
        Primitive(from: value.layout, to: plain.layout, engine: engine),
        [(DNNL_ARG_SRC_0, value), (DNNL_ARG_DST_0, plain)])
    }
    let (count, classes) = (shape[0], shape[1])
    let places = shape.dropFirst(2).reduce(1, *)
    guard let floats = plain.buffer?.floats else { return plain }
    steps.append(
      .loop {
        for n in 0..<count {
          for place in 0..<places {
            let first = floats + n * classes * places + place
            var greatest = first[0]
            for k in 1..<max(classes, 1) { greatest = max(greatest, first[k * places]) }
            var total: Float = 0
            for k in 0..<classes {
              first[k * places] = exp(first[k * places] - greatest)
              total += first[k * places]
            }
            for k in 0..<classes { first[k * places] /= total }
          }
        }
      })
    return plain
  }
}
