import Foundation
import VideoAnalysis

/// A table that grows row by row in a file, and takes its name when it is whole.
///
///     let file = try TableFile(url, format: .csv, table: RowTable(labels: labels))
///     for await row in rows { try file.append([row]) }
///     try file.finish()
///
/// Until `finish()` the rows lie in `<name>.part`, each written through at once; what had the name
/// before stays as it was. When the disk is full or the program dies, the part stays with all
/// rows up to there. A table stays in the task that made it.
public final class TableFile {
  /// Where the whole table comes to lie.
  public var url: URL { file.url }
  /// Where the rows lie until then.
  public var part: URL { file.part }
  /// How many rows were written.
  public private(set) var count = 0

  private let format: TableFormat
  private let table: RowTable
  private let names: [String]
  private let file: PartFile

  /// Starts an empty table.
  ///
  /// - Throws: `ReportsError.cannotWrite`, `ReportsError.tableCutShort`.
  public init(_ url: URL, format: TableFormat, table: RowTable) throws {
    self.format = format
    self.table = table
    names = table.names
    file = try PartFile(url)
    do {
      try write(format.head(names))
    } catch {
      abandon()
      throw error
    }
  }

  /// Adds rows and writes them through.
  ///
  /// - Throws: `ReportsError.tableCutShort`.
  public func append(_ rows: [AnalysisRow]) throws {
    var text = ""
    for (index, row) in rows.enumerated() {
      text += format.row(table.cells(row), of: names, isFirst: count + index == 0)
    }
    try write(text)
    count += rows.count
  }

  /// Ends the table and gives it its name.
  ///
  /// - Throws: `ReportsError.tableCutShort`, `ReportsError.cannotWrite`.
  public func finish() throws {
    try write(format.tail(isEmpty: count == 0))
    try file.finish()
  }

  /// Gives the table up; its part stays when there are rows in it.
  public func abandon() {
    if count == 0 { unlink(part.path) }
  }

  private func write(_ text: String) throws {
    do {
      try file.append(text)
    } catch ReportsError.cannotWrite(let path, let reason) {
      throw ReportsError.tableCutShort(path: path, rows: count, reason: reason)
    }
  }
}

extension RowTable {
  /// The whole table as text.
  public func text(_ rows: [AnalysisRow], format: TableFormat) -> String {
    let names = names
    let lines = rows.enumerated().map { index, row in
      format.row(cells(row), of: names, isFirst: index == 0)
    }
    return format.head(names) + lines.joined() + format.tail(isEmpty: rows.isEmpty)
  }
}
