import Networks

/// Runs batches so that a clip's result never depends on the others, and few shapes are compiled.
///
/// Large pictures run one at a time, side by side on the threads: the maps stay in the caches, and
/// nothing waits. A single one has all threads for itself. Small ones run together. Either way batches are cut into 64, 16, 4 and 1.
final class BatchRunner: Sendable {
  /// Multiply-adds from which a picture runs alone.
  private static let largePicture = 20_000_000
  /// The batches that are compiled.
  static let batches = [64, 16, 4, 1]

  private let whole: PlanPool
  let parts: (pictures: PlanPool, rest: PlanPool)?

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
    let tokens = Self.tokens(of: features[0].shape, clips: shape[0], frames: frames)
    return try features.flatMap(\.values).withUnsafeBufferPointer {
      try parts.rest.run($0, shape: tokens, threads: shape[0] == 1 ? 1 : threads)
    }
  }

  /// The shape of all pictures' features together, from that of one.
  ///
  /// Rows or frames of one clip follow each other: [N·T, L, D] is [N, T·L, D].
  static func tokens(of one: [Int], clips: Int, frames: Int) -> [Int] {
    one.count == 3 ? [clips, frames * one[1], one[2]] : [clips * frames, one[1]]
  }

  /// The results of consecutive chunks as one.
  static func joined(_ results: [[String: FloatArray]]) -> [String: FloatArray] {
    guard results.count > 1, let first = results.first else { return results.first ?? [:] }
    return first.reduce(into: [:]) { joined, head in
      let arrays = results.compactMap { $0[head.key] }
      joined[head.key] = FloatArray(
        shape: [arrays.map { $0.shape[0] }.reduce(0, +)] + head.value.shape.dropFirst(),
        values: arrays.flatMap(\.values))
    }
  }
}
