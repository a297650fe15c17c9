import Foundation

/// One value of a table, with the form in which it is written, the same in every locale.
public enum Cell: Equatable, Sendable {
  case text(String)
  case integer(Int)
  /// A number with a fixed number of decimals.
  case number(Double, decimals: Int)
  case flag(Bool)
  /// Nothing was found here: an empty field in CSV, null in JSON.
  case empty

  /// A number, or nothing where there is none or it is no finite one.
  init(_ value: Double?, decimals: Int) {
    self = value.map { $0.isFinite ? .number($0, decimals: decimals) : .empty } ?? .empty
  }

  /// A whole number, or nothing.
  init(_ value: Int?) { self = value.map(Cell.integer) ?? .empty }

  /// The field of a CSV file (RFC 4180).
  var csv: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .integer(let value): String(value)
    case .number(let value, let decimals): FixedNumber.text(value, decimals: decimals)
    case .flag(let value): value ? "true" : "false"
    case .empty: ""
    }
  }

  /// The value in JSON.
  var json: String {
    switch self {
    case .text(let text): JSONText.quoted(text)
    case .integer, .number, .flag: csv
    case .empty: "null"
    }
  }

  /// Quotes what would break the line: commas, quotes, line ends.
  private static func quoted(_ field: String) -> String {
    let breaks = field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return breaks ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }
}
