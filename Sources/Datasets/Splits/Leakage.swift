/// How many held-out clips have a sibling in training: what makes a figure flatter.
///
///     Leakage(of: split, clips: clips).sameSequence  // 0.96 on CK+48 with `random`
public struct Leakage: Equatable, Codable, Sendable {
  /// How many clips are held out.
  public var heldOut: Int
  /// The share of them with a clip of the same recording in training, 0...1; nil when no clip
  /// tells its recording.
  public var sameSequence: Double?
  /// The share of them with a clip of the same person in training, 0...1; nil when no clip tells
  /// its person.
  public var sameSubject: Double?
  /// The share of them with the very same pixels in training, 0...1.
  public var identicalPixels: Double

  enum CodingKeys: String, CodingKey {
    case heldOut = "held_out"
    case sameSequence = "same_sequence"
    case sameSubject = "same_subject"
    case identicalPixels = "identical_pixels"
  }

  /// Measures one split of some clips.
  public init(of split: Split, clips: [LabelledClip]) {
    self.init(of: [Fold(name: "", split: split)], clips: clips)
  }

  /// Measures the folds of some clips together: the held-out clips of all of them.
  public init(of folds: [Fold], clips: [LabelledClip]) {
    func share<Key: Hashable>(_ key: (Int) -> Key?) -> Double? {
      guard clips.indices.contains(where: { key($0) != nil }) else { return nil }
      var siblings = 0
      for fold in folds {
        let training = Set(fold.split.train.compactMap(key))
        siblings += fold.split.heldOut.count { key($0).map(training.contains) ?? false }
      }
      return Double(siblings) / Double(folds.reduce(0) { $0 + $1.split.heldOut.count })
    }
    heldOut = folds.reduce(0) { $0 + $1.split.heldOut.count }
    sameSequence = heldOut == 0 ? nil : share { clips[$0].sequence }
    sameSubject = heldOut == 0 ? nil : share { clips[$0].subject }
    identicalPixels = heldOut == 0 ? 0 : share { clips[$0].clip } ?? 0
  }
}
