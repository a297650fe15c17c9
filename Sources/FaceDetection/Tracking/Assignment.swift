/// Gives each row of a table of costs a column of its own, so that the sum is least.
///
/// The Hungarian method with shortest augmenting paths and potentials (Jonker and Volgenant 1987).
/// Equal sums always give the same answer.
enum Assignment {
  /// The cost of a pair that must not be; it is left out of the answer.
  static let never = 1e6

  /// The column of each row; nil for a row that gets none.
  ///
  /// - Parameter costs: one row of equally many finite costs each.
  static func columns(leastCost costs: [[Double]]) -> [Int?] {
    guard let width = costs.first?.count, width > 0 else {
      return Array(repeating: nil, count: costs.count)
    }
    guard costs.count <= width else {
      let transposed = (0..<width).map { column in costs.map { $0[column] } }
      var rows = [Int?](repeating: nil, count: costs.count)
      for (column, row) in columns(leastCost: transposed).enumerated() {
        if let row { rows[row] = column }
      }
      return rows
    }
    var matching = Matching(costs, width: width)
    for row in costs.indices { matching.add(row) }
    return matching.columns.enumerated().map { row, column in
      costs[row][column] < never ? column : nil
    }
  }
}

/// Rows matched so far, with the prices that prove that it can't be done for less.
private struct Matching {
  private let costs: [[Double]]
  private let width: Int
  private var rowPrices: [Double]
  private var columnPrices: [Double]
  /// The row of each column; -1 for a free one. The last entry is the row that looks for a column.
  private var rows: [Int]

  init(_ costs: [[Double]], width: Int) {
    self.costs = costs
    self.width = width
    rowPrices = Array(repeating: 0, count: costs.count)
    columnPrices = Array(repeating: 0, count: width + 1)
    rows = Array(repeating: -1, count: width + 1)
  }

  var columns: [Int] {
    var columns = [Int](repeating: 0, count: costs.count)
    for column in 0..<width where rows[column] >= 0 { columns[rows[column]] = column }
    return columns
  }

  /// Finds the cheapest way to seat one more row, moving others where that pays.
  mutating func add(_ row: Int) {
    var distances = [Double](repeating: .infinity, count: width)
    var previous = [Int](repeating: width, count: width)
    var isSettled = [Bool](repeating: false, count: width + 1)
    var column = width
    rows[width] = row
    repeat {
      isSettled[column] = true
      let current = rows[column]
      var (step, next) = (Double.infinity, width)
      for other in 0..<width where !isSettled[other] {
        let reduced = costs[current][other] - rowPrices[current] - columnPrices[other]
        if reduced < distances[other] { (distances[other], previous[other]) = (reduced, column) }
        if distances[other] < step { (step, next) = (distances[other], other) }
      }
      for other in 0...width {
        if isSettled[other] {
          rowPrices[rows[other]] += step
          columnPrices[other] -= step
        } else {
          distances[other] -= step
        }
      }
      column = next
    } while rows[column] >= 0
    while column != width {
      rows[column] = rows[previous[column]]
      column = previous[column]
    }
  }
}
