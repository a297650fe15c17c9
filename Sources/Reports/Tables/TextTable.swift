/// Cells in columns for a terminal, each from the right; the first from the left where it names.
struct TextTable {
  let lines: [[String]]
  /// Whether the first column holds words, not numbers.
  var namesRows = true

  /// A table under its names.
  init(_ names: [String], _ rows: [[String]]) { lines = [names] + rows }

  /// The lines, all of the same width.
  var text: String {
    let widths = (lines.first ?? []).indices.map { column in
      lines.map { DisplayText.width($0[column]) }.max() ?? 0
    }
    return lines.map { cells in
      zip(cells, widths).enumerated().map { index, column in
        DisplayText.padded(column.0, to: column.1, fromLeft: index > 0 || !namesRows)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
