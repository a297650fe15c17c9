import Foundation

/// What can go wrong with figures, tables and pages.
public enum ReportsError: LocalizedError, Equatable, Sendable {
  /// A file can't be created or written: no folder, no right, a full disk.
  case cannotWrite(path: String, reason: String)
  /// A table that could not be written to its end; the rows so far are kept in `path`.
  case tableCutShort(path: String, rows: Int, reason: String)
  /// The drawing library refuses: a figure too large, no memory.
  case cannotDraw(reason: String)
  /// The system has no font to write with.
  case noFont
  /// A figure's file name ends in something that is no format of figures.
  case unknownFormat(path: String)
  /// A figure without anything to show.
  case nothingToShow(figure: String)

  public var errorDescription: String? {
    switch self {
    case .cannotWrite(let path, let reason): "“\(path)” can't be written: \(reason)"
    case .tableCutShort(let path, let rows, let reason):
      rows == 0
        ? "“\(path)” can't be written: \(reason)"
        : "the table ends after \(rows) rows (\(reason)); they are kept in “\(path)”"
    case .cannotDraw(let reason): "the picture can't be drawn: \(reason)"
    case .noFont: "there is no font to write with"
    case .unknownFormat(let path): "“\(path)” names no format of figures"
    case .nothingToShow(let figure): "the figure “\(figure)” has nothing to show"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .cannotWrite: "check that the folder exists, can be written and has room"
    case .tableCutShort: "make room on the disk and run it again"
    case .cannotDraw: "draw it smaller, or give the program more memory"
    case .noFont: "install one: apt-get install fonts-dejavu-core"
    case .unknownFormat:
      "end the name in \(FigureFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", "))"
    case .nothingToShow: "give at least one value"
    }
  }
}
