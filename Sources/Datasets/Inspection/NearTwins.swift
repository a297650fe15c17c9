import Imaging

/// Which clips look nearly the same as which, pictures of two clips compared from afar.
///
///     let twins = NearTwins(of: clips)
///     let report = twins.report(on: folds, of: clips)
///     report.count  // held-out clips with a near-duplicate in training
///
/// Two clips are near-duplicates when any two of their crops correlate above 0.98 as thumbnails of
/// 16×16, equal crops among them.
public struct NearTwins: Equatable, Sendable {
  /// The clips that look like each clip, by their places, ascending.
  let twins: [[Int]]

  /// Compares all crops of all clips.
  public init(of clips: [LabelledClip]) {
    var owners: [Int] = []
    var items: [(number: Int, thumbnail: [Float])] = []
    for (place, clip) in clips.enumerated() {
      // A clip may repeat a crop: each counts once.
      for crop in Set(clip.clip.crops) {
        guard let thumbnail = PictureFingerprint.thumbnail(of: crop) else { continue }
        items.append((owners.count, thumbnail))
        owners.append(place)
      }
    }
    var twins = [Set<Int>](repeating: [], count: clips.count)
    NearPairs(items).forEach { first, second in
      let (a, b) = (owners[first], owners[second])
      guard a != b else { return }
      twins[a].insert(b)
      twins[b].insert(a)
    }
    self.twins = twins.map { $0.sorted() }
  }

  /// The held-out clips of each fold that look like one that trains in it.
  public func report(on folds: [Fold], of clips: [LabelledClip]) -> NearDuplicates {
    NearDuplicates(
      folds: folds.map { fold in
        let training = Set(fold.split.train)
        let pairs = fold.split.heldOut.flatMap { held in
          twins[held].filter(training.contains).map { NearDuplicates.Pair(clips[held], clips[$0]) }
        }
        return .init(fold: fold.name, heldOut: fold.split.heldOut.count, pairs: pairs)
      })
  }
}
