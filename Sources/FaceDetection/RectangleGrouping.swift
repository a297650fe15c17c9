import Imaging

/// Turns the many windows around a face into one box, as OpenCV's `groupRectangles` does.
struct RectangleGrouping {
  /// Windows are alike when their edges differ by no more than this share of their mean side.
  static let tolerance = 0.2

  /// A mean of windows, and how many they are.
  private struct Group {
    var rect: PixelRect
    var count: Int
  }

  /// The means of all groups of more than `minimumNeighbors` windows, less small ones within larger.
  static func grouped(_ rects: [PixelRect], minimumNeighbors: Int) -> [PixelRect] {
    guard minimumNeighbors > 0 else { return rects }
    let groups = groups(rects).filter { $0.count > minimumNeighbors }
    return groups.indices.filter { i in
      !groups.indices.contains { j in i != j && isWithin(groups[i], groups[j]) }
    }.map { groups[$0].rect }
  }

  /// Chains of alike windows, each with its mean.
  private static func groups(_ rects: [PixelRect]) -> [Group] {
    var parents = Array(rects.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index { index = parents[index] }
      return index
    }
    for i in rects.indices {
      for j in 0..<i where areAlike(rects[i], rects[j]) {
        let (a, b) = (root(i), root(j))
        parents[max(a, b)] = min(a, b)
      }
    }
    let members = Dictionary(grouping: rects.indices, by: root)
    return members.keys.sorted().compactMap { members[$0] }.map { indices in
      var sum = SIMD4<Int>.zero
      for index in indices {
        let r = rects[index]
        sum &+= SIMD4(r.x, r.y, r.width, r.height)
      }
      let scale = 1 / Float(indices.count)
      let mean = (SIMD4<Float>(sum) * scale).rounded(.toNearestOrEven)
      let whole = SIMD4<Int>(mean)
      return Group(
        rect: PixelRect(x: whole.x, y: whole.y, width: whole.z, height: whole.w),
        count: indices.count)
    }
  }

  private static func areAlike(_ a: PixelRect, _ b: PixelRect) -> Bool {
    let delta = tolerance * Double(min(a.width, b.width) + min(a.height, b.height)) * 0.5
    return Double(abs(a.x - b.x)) <= delta && Double(abs(a.y - b.y)) <= delta
      && Double(abs(a.maxX - b.maxX)) <= delta && Double(abs(a.maxY - b.maxY)) <= delta
  }

  /// Whether a group is a by-product of a larger one with more windows.
  private static func isWithin(_ small: Group, _ large: Group) -> Bool {
    let (r, s) = (small.rect, large.rect)
    let dx = Int((Double(s.width) * tolerance).rounded(.toNearestOrEven))
    let dy = Int((Double(s.height) * tolerance).rounded(.toNearestOrEven))
    return r.x >= s.x - dx && r.y >= s.y - dy && r.maxX <= s.maxX + dx && r.maxY <= s.maxY + dy
      && (large.count > max(3, small.count) || small.count < 3)
  }
}
