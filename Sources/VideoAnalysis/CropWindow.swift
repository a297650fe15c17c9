/// The crops of one track that a clip may need, and which of them a clip is made of.
///
/// A clip is `length` places in time, `1 / rate` seconds apart, the last one `lag` seconds after its
/// frame. Each place takes the crop nearest in time: so a clip spans the same time at any frame
/// rate, and before the first and after the last crop those are repeated, as `Clip.clips` does.
struct CropWindow<Crop: Sendable>: Sendable {
  private var crops: [(time: Double, crop: Crop)] = []

  /// Adds the crop of the newest frame; times don't descend.
  mutating func append(_ crop: Crop, at time: Double) { crops.append((time, crop)) }

  /// Forgets what no clip of a frame from `time` on can need.
  ///
  /// - Parameter reach: how far before its frame a clip begins, in seconds.
  mutating func forget(before time: Double, reach: Double) {
    // The last one before the window may be the nearest to its first place.
    let first = crops.lastIndex { $0.time <= time - reach } ?? 0
    if first > 0 { crops.removeFirst(first) }
  }

  /// The crops of the clip of a frame; none before the first crop.
  func clip(at time: Double, length: Int, rate: Double, lag: Double) -> [Crop] {
    (0..<length).compactMap { place in
      let moment = time + lag - Double(length - 1 - place) / rate
      return crops.min { abs($0.time - moment) < abs($1.time - moment) }?.crop
    }
  }

  /// How many crops are kept.
  var count: Int { crops.count }
}
