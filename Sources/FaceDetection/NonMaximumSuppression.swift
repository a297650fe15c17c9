/// How much of two boxes must be common for the less likely one to go.
enum Overlap {
  /// The common area over the area of both; sides count as x2 − x1 (torchvision).
  case union
  /// The common area over the smaller box; sides count as x2 − x1 + 1 (the paper's code).
  case smaller
}

extension [Candidate] {
  /// The most likely of each heap of overlapping candidates, most likely first.
  ///
  /// Greedy: what has gone suppresses nothing. Equal scores keep their order.
  func suppressed(above limit: Float, of overlap: Overlap) -> [Candidate] {
    let sorted = enumerated().sorted {
      $0.element.score != $1.element.score
        ? $0.element.score > $1.element.score : $0.offset < $1.offset
    }.map(\.element)
    let extra: Float = overlap == .union ? 0 : 1
    let areas = sorted.map { ($0.width + extra) * ($0.height + extra) }
    var gone = [Bool](repeating: false, count: sorted.count)
    var kept: [Candidate] = []
    for i in sorted.indices where !gone[i] {
      kept.append(sorted[i])
      for j in (i + 1)..<Swift.max(sorted.count, i + 1) where !gone[j] {
        let common = sorted[i].commonArea(with: sorted[j], extra: extra)
        guard common > 0 else { continue }
        let whole: Float =
          switch overlap {
          case .union: areas[i] + areas[j] - common
          case .smaller: Swift.min(areas[i], areas[j])
          }
        gone[j] = common / whole > limit
      }
    }
    return kept
  }
}

extension Candidate {
  fileprivate func commonArea(with other: Candidate, extra: Float) -> Float {
    let (a, b) = (corners, other.corners)
    let w = min(a.z, b.z) - max(a.x, b.x) + extra
    let h = min(a.w, b.w) - max(a.y, b.y) + extra
    return w > 0 && h > 0 ? w * h : 0
  }
}
