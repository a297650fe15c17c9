import Imaging

extension FaceTracker {
  /// The least overlap (IoU) of a face with the place where it was looked for.
  private static let leastOverlap = 0.3

  /// Which face is which track's; nil for a track that has none of them.
  ///
  /// A pair costs what its boxes don't share, plus the way between their middles in sides, plus
  /// the difference in size. A face that was out of sight may have gone further.
  static func pairs(of tracks: [Track], at time: Double, with boxes: [Rect]) -> [Int?] {
    Assignment.columns(
      leastCost: tracks.map { track in
        let place = track.motion.box(at: time)
        let reach = min(1.5, 0.6 + max(0, time - track.lastSeen))
        return boxes.map { cost(from: place, to: $0, reach: reach) }
      })
  }

  private static func cost(from place: Rect, to box: Rect, reach: Double) -> Double {
    let (side, other) = (place.area.squareRoot(), box.area.squareRoot())
    guard min(side, other) > 0 else { return Assignment.never }
    let (dx, dy) = (place.center.x - box.center.x, place.center.y - box.center.y)
    let distance = (dx * dx + dy * dy).squareRoot() / max(side, other)
    let ratio = min(side, other) / max(side, other)
    guard distance <= reach, ratio >= 0.5 else { return Assignment.never }
    return 1 - place.intersectionOverUnion(with: box) + distance + (1 - ratio)
  }

  /// The faces without those far from their places, and without the worse of two that are the same.
  ///
  /// - Parameter taken: the boxes of faces that are surer than any of these.
  static func distinct(
    _ faces: [Face?], near places: [Rect], besides taken: [Rect] = []
  ) -> [Face?] {
    var faces = faces
    let overlaps = zip(faces, places).map { $0?.box.intersectionOverUnion(with: $1) ?? 0 }
    for index in faces.indices where overlaps[index] < leastOverlap { faces[index] = nil }
    // The surest first; of equals the older track.
    let order = faces.indices.sorted {
      overlaps[$0] != overlaps[$1] ? overlaps[$0] > overlaps[$1] : $0 < $1
    }
    var kept = taken
    for index in order {
      guard let box = faces[index]?.box else { continue }
      if kept.contains(where: { areSame($0, box) }) { faces[index] = nil } else { kept.append(box) }
    }
    return faces
  }

  /// Whether two boxes are of one face: most of the smaller one lies in the other.
  static func areSame(_ a: Rect, _ b: Rect) -> Bool {
    a.intersectionArea(with: b) > 0.6 * min(a.area, b.area)
  }
}
