import Testing

@testable import FaceDetection

@Suite struct AssignmentTests {
  /// The least sum over all ways to give rows columns of their own; as many as there can be.
  private func leastSum(_ costs: [[Double]], row: Int = 0, taken: Set<Int> = []) -> Double {
    guard row < costs.count else { return 0 }
    let free = costs[row].indices.filter { !taken.contains($0) }
    var sums = free.map {
      costs[row][$0] + leastSum(costs, row: row + 1, taken: taken.union([$0]))
    }
    // With more rows than columns some rows get none.
    if costs.count - row > free.count {
      sums.append(leastSum(costs, row: row + 1, taken: taken))
    }
    return sums.min() ?? 0
  }

  @Test func `no way to give out columns costs less, in every small table`() {
    var state: UInt64 = 1
    for (rows, columns) in [(1, 1), (2, 2), (3, 3), (2, 4), (4, 2), (4, 4), (1, 5), (5, 1), (3, 5)]
    {
      for _ in 0..<60 {
        let costs = (0..<rows).map { _ in
          (0..<columns).map { _ -> Double in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33 & 15)  // small whole numbers: many ties
          }
        }
        let answer = Assignment.columns(leastCost: costs)
        let given = answer.compactMap(\.self)
        #expect(given.count == min(rows, columns) && Set(given).count == given.count)
        let sum = zip(costs, answer).reduce(0.0) { sum, pair in
          sum + (pair.1.map { pair.0[$0] } ?? 0)
        }
        #expect(sum == leastSum(costs), "\(costs)")
      }
    }
  }

  @Test func `a pair that must not be is left out`() {
    let never = Assignment.never
    #expect(Assignment.columns(leastCost: [[never, 3], [never, 1]]) == [nil, 1])
    #expect(Assignment.columns(leastCost: [[never]]) == [nil])
    #expect(Assignment.columns(leastCost: []).isEmpty)
    #expect(Assignment.columns(leastCost: [[], []]) == [nil, nil])
  }
}
