/// The forms in which a table is written.
public enum TableFormat: String, CaseIterable, Sendable {
  /// RFC 4180: a line of names, then a line per row, ended by CR LF.
  case csv
  /// One JSON object a line, with the same names.
  case jsonLines = "jsonl"
  /// One JSON array of the same objects.
  case json

  /// What stands before the first row.
  func head(_ names: [String]) -> String {
    switch self {
    case .csv: line(names.map(Cell.text))
    case .jsonLines: ""
    case .json: "["
    }
  }

  /// One row.
  func row(_ cells: [Cell], of names: [String], isFirst: Bool) -> String {
    switch self {
    case .csv: line(cells)
    case .jsonLines: object(cells, of: names) + "\n"
    case .json: (isFirst ? "\n" : ",\n") + "  " + object(cells, of: names)
    }
  }

  /// What stands behind the last row.
  func tail(isEmpty: Bool) -> String {
    switch self {
    case .csv, .jsonLines: ""
    case .json: isEmpty ? "]\n" : "\n]\n"
    }
  }

  private func line(_ cells: [Cell]) -> String {
    cells.map(\.csv).joined(separator: ",") + "\r\n"
  }

  private func object(_ cells: [Cell], of names: [String]) -> String {
    "{"
      + zip(names, cells).map { "\(JSONText.quoted($0)): \($1.json)" }.joined(separator: ", ")
      + "}"
  }
}
