import Networks

/// Runs batches so that a clip's result never depends on the others, and few shapes are compiled.
///
/// Large pictures run one at a time, side by side on the threads: the maps stay in the caches, and
/// nothing waits. A single one has all threads for itself. Small ones run together. Either way batches are cut into 64, 16, 4 and 1.
final class BatchRunner: Sendable {
  /// Multiply-adds from which a picture runs alone.
  private static let largePicture = 20_000_000
  /// The batches that are compiled.
  private static let batches = [64, 16, 4, 1]

  private let whole: PlanPool
  private let parts: (pictures: PlanPool, rest: PlanPool)?

  init(_ network: FoldedNetwork) throws {
    whole = try PlanPool(network)
    parts = try network.parts.map { (try PlanPool($0.pictures), try PlanPool($0.rest)) }
  }

  /// The results for `[N, C, H, W]` or `[N, T, C, H, W]`; `multiplyAdds` are those of one clip.
  ///
  /// - Parameter threads: how many threads to run on; nil for as many as pay.
  func run(
    _ input: FloatArray, multiplyAdds: Int, threads: Int?
  ) throws -> [String: FloatArray] {
    let clip = Array(input.shape.dropFirst())
    let size = clip.reduce(1, *)
    var results: [[String: FloatArray]] = []
    var first = 0
    while first < input.shape[0] {
      let left = input.shape[0] - first
      let count = Self.batches.first { $0 <= left } ?? 1
      let chunk = first..<first + count
      results.append(
        try input.values.withUnsafeBufferPointer {
          try run(
            UnsafeBufferPointer(rebasing: $0[chunk.lowerBound * size..<chunk.upperBound * size]),
            shape: [count] + clip, multiplyAdds: multiplyAdds,
            threads: threads ?? InferenceThreads.count(multiplyAdds: count * multiplyAdds))
        })
      first += count
    }
    return Self.joined(results)
  }

  private func run(
    _ values: UnsafeBufferPointer<Float>, shape: [Int], multiplyAdds: Int, threads: Int
  ) throws -> [String: FloatArray] {
    let frames = shape.count == 5 ? shape[1] : 1
    guard let parts, multiplyAdds / frames >= Self.largePicture else {
      return try whole.run(values, shape: shape, threads: threads)
    }
    let picture = [1] + shape.suffix(3)
    let size = picture.reduce(1, *)
    let count = shape[0] * frames
    let features = try InferenceThreads.map(count, threads: threads) { index in
      let pixels = UnsafeBufferPointer(rebasing: values[index * size..<(index + 1) * size])
      return try parts.pictures.run(pixels, shape: picture, threads: count == 1 ? threads : 1)[""]
    }.compactMap(\.self)
    // Rows or frames of one clip follow each other: [N·T, L, D] is [N, T·L, D].
    let one = features[0].shape
    let tokens =
      one.count == 3 ? [shape[0], frames * one[1], one[2]] : [count, one[1]]
    return try features.flatMap(\.values).withUnsafeBufferPointer {
      try parts.rest.run($0, shape: tokens, threads: shape[0] == 1 ? 1 : threads)
    }
  }

  /// The results of consecutive chunks as one.
  private static func joined(_ results: [[String: FloatArray]]) -> [String: FloatArray] {
    guard results.count > 1, let first = results.first else { return results.first ?? [:] }
    return first.reduce(into: [:]) { joined, head in
      let arrays = results.compactMap { $0[head.key] }
      joined[head.key] = FloatArray(
        shape: [arrays.map { $0.shape[0] }.reduce(0, +)] + head.value.shape.dropFirst(),
        values: arrays.flatMap(\.values))
    }
  }
}
