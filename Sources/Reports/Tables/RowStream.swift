import VideoAnalysis

/// A table as text that comes bit by bit: for standard output.
///
///     var stream = RowStream(table, format: .csv)
///     print(stream.text(rows), terminator: "")
public struct RowStream: Sendable {
  private let table: RowTable
  private let format: TableFormat
  private let names: [String]
  private var count = 0
  private var hasHead: Bool

  /// A table before its first row.
  ///
  /// - Parameter continues: whether the head was written before, by another table of its kind.
  public init(_ table: RowTable, format: TableFormat, continues: Bool = false) {
    self.table = table
    self.format = format
    names = table.names
    hasHead = continues
  }

  /// The text of the next rows, behind the head if they are the first.
  public mutating func text(_ rows: [AnalysisRow]) -> String {
    var text = hasHead ? "" : format.head(names)
    hasHead = true
    for row in rows {
      text += format.row(table.cells(row), of: names, isFirst: count == 0)
      count += 1
    }
    return text
  }
}
