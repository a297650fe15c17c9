import Foundation

/// Reads the records of a csv table (RFC 4180) without copying them.
///
/// Fields may be quoted, quotes in them doubled, and hold commas and line ends; lines end with LF
/// or CRLF; a byte order mark at the start and blank lines are skipped.
public struct CSVReader {
  /// One record; valid only while it is visited.
  public struct Record {
    /// The line that it starts on, from 1.
    public let line: Int
    /// Where its fields lie in the table's bytes, quotes included.
    fileprivate(set) var ranges: [Range<Int>]
    fileprivate let bytes: UnsafeRawBufferPointer

    /// A field's text without quotes and blanks around it; nil for a field that is not there.
    public subscript(column: Int?) -> String? {
      guard let column, ranges.indices.contains(column) else { return nil }
      return CSVReader.text(UnsafeRawBufferPointer(rebasing: bytes[ranges[column]]))
    }

    /// All fields' texts.
    public var fields: [String] { ranges.indices.map { self[$0]! } }
  }

  /// Visits the records in their order.
  ///
  /// - Parameter path: what errors call the table.
  /// - Throws: `DatasetsError.malformedTable` for a quote that is not closed, which would swallow
  ///   the rest of the table, and what `visit` throws.
  public static func forEachRecord(
    of data: Data, path: String = "the table", _ visit: (_ record: Record) throws -> Void
  ) throws {
    try data.withUnsafeBytes { bytes in
      var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var line = 1
      while position < bytes.count {
        var record = Record(line: line, ranges: [], bytes: bytes)
        guard let next = read(bytes, from: position, into: &record.ranges, line: &line) else {
          throw DatasetsError.malformedTable(
            path: path, line: record.line, problem: "a quote is not closed")
        }
        position = next
        let isBlank = record.ranges.count == 1 && record[0]!.isEmpty
        if !isBlank { try visit(record) }
      }
    }
  }

  /// The names of the columns, lower case; empty for a table without a record.
  public static func header(of data: Data) -> [String] {
    struct Found: Error { var names: [String] }
    do {
      try forEachRecord(of: data, path: "") {
        throw Found(names: $0.fields.map { $0.lowercased() })
      }
    } catch {
      return (error as? Found)?.names ?? []
    }
    return []
  }

  /// Reads one record and gives where the next one starts; nil when a quote stays open.
  private static func read(
    _ bytes: UnsafeRawBufferPointer, from start: Int, into ranges: inout [Range<Int>],
    line: inout Int
  ) -> Int? {
    var position = start
    var fieldStart = start
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n") { line += 1 }
      if !isQuoted {
        if byte == UInt8(ascii: ",") {
          ranges.append(fieldStart..<position)
          fieldStart = position + 1
        } else if byte == UInt8(ascii: "\n") {
          ranges.append(fieldStart..<position)
          return position + 1
        }
      }
      position += 1
    }
    ranges.append(fieldStart..<position)
    return isQuoted ? nil : position
  }

  private static func text(_ field: UnsafeRawBufferPointer) -> String {
    let text = String(decoding: field, as: UTF8.self).trimmingCharacters(
      in: .whitespacesAndNewlines)
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
