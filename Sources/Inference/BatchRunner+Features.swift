import Networks

/// Pictures run once for several clips.
extension BatchRunner {
  /// Whether the network has a part that runs on one picture at a time.
  var runsPicturesAlone: Bool { parts != nil }

  /// What the first part makes of each picture of `[N, C, H, W]`, side by side on the threads.
  func features(of pictures: FloatArray) throws -> [FloatArray] {
    guard let parts else { return [] }
    let count = pictures.shape[0]
    let shape = [1] + pictures.shape.dropFirst()
    let size = shape.reduce(1, *)
    return try pictures.values.withUnsafeBufferPointer { values in
      try InferenceThreads.map(count) { index in
        let pixels = UnsafeBufferPointer(rebasing: values[index * size..<(index + 1) * size])
        return try parts.pictures.run(
          pixels, shape: shape, threads: count == 1 ? InferenceThreads.count : 1)[""]
      }.compactMap(\.self)
    }
  }

  /// The results for clips of equally many features.
  func run(features clips: [[FloatArray]]) throws -> [String: FloatArray] {
    guard let parts, let one = clips.first?.first?.shape else { return [:] }
    var results: [[String: FloatArray]] = []
    var first = 0
    while first < clips.count {
      let count = Self.batches.first { $0 <= clips.count - first } ?? 1
      let chunk = clips[first..<first + count]
      let tokens = Self.tokens(of: one, clips: count, frames: clips[0].count)
      let values = chunk.flatMap { $0.flatMap(\.values) }
      results.append(
        try values.withUnsafeBufferPointer {
          try parts.rest.run(
            $0, shape: tokens, threads: count == 1 ? 1 : InferenceThreads.count)
        })
      first += count
    }
    return Self.joined(results)
  }
}
