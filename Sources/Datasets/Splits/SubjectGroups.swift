import Emotions

/// People with their clips, to be spread over parts that are alike in size and classes.
struct SubjectGroups {
  private struct Group {
    var subject: String
    var clips: [Int]
    var counts: [Double]
  }

  private let groups: [Group]
  /// How often each class occurs, in the order of `counts`; the last is the number of clips.
  private let totals: [Double]

  init(_ clipsBySubject: [String: [Int]], clips: [LabelledClip]) {
    let labels = Set(clipsBySubject.values.joined().map { clips[$0].label }).sorted()
    let groups = clipsBySubject.map { subject, indices in
      let counts = labels.map { label in Double(indices.count { clips[$0].label == label }) }
      return Group(subject: subject, clips: indices, counts: counts + [Double(indices.count)])
    }.sorted { $0.subject < $1.subject }
    self.groups = groups
    totals = (0...labels.count).map { column in groups.reduce(0) { $0 + $1.counts[column] } }
  }

  /// The clips in parts: each person wholly in one, no part empty.
  ///
  /// Greedy: the person with the most clips first, into the part where the sum of the squares of
  /// the shares (of each class, and of all clips) grows least. Chance orders equal people.
  func spread(over count: Int, generator: inout SeededGenerator) -> [[Int]] {
    precondition(count >= 1 && count <= groups.count, "each part needs a person")
    let ordered = generator.shuffled(groups).enumerated()
      .sorted { ($1.element.clips.count, $0.offset) < ($0.element.clips.count, $1.offset) }
      .map(\.element)
    var parts = Array(repeating: [Int](), count: count)
    var sums = Array(repeating: Array(repeating: 0.0, count: totals.count), count: count)
    for group in ordered {
      let growth = sums.map { sum in
        zip(zip(sum, group.counts), totals).reduce(0) { total, column in
          let ((present, added), all) = column
          return total + added * (2 * present + added) / (all * all)
        }
      }
      let best = growth.indices.min { growth[$0] < growth[$1] }!
      parts[best] += group.clips
      sums[best] = zip(sums[best], group.counts).map(+)
    }
    return parts
  }
}
