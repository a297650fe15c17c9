import Imaging

/// Views of one clip whose answers are averaged: a little more accuracy for as many times the work.
public enum TestTimeAugmentation: String, CaseIterable, Sendable {
  /// The clip as it is.
  case none
  /// The clip and its mirror image.
  case flip
  /// The clip in the middle and moved by two pixels towards each corner, and the five's mirror
  /// images; the ten views of Krizhevsky et al. 2012, for crops without a margin.
  case tenCrop = "ten-crop"

  /// The views of a clip; all its crops are moved alike.
  func views(of clip: Clip) -> [Clip] {
    let places: [(x: Int, y: Int)] =
      self == .tenCrop ? [(0, 0), (-2, -2), (2, -2), (-2, 2), (2, 2)] : [(0, 0)]
    let moved = places.map { place in
      Clip(clip.crops.map { $0.shifted(x: place.x, y: place.y) })
    }
    return self == .none ? moved : moved + moved.map { Clip($0.crops.map(\.mirrored)) }
  }
}
