import Foundation

/// The kinds of file that a figure is written as.
public enum FigureFormat: String, CaseIterable, Sendable {
  case png, svg, pdf

  /// The format that a file's name asks for.
  ///
  /// - Throws: `ReportsError.unknownFormat` for another ending.
  public init(of file: URL) throws {
    guard let format = Self(rawValue: file.pathExtension.lowercased()) else {
      throw ReportsError.unknownFormat(path: file.path)
    }
    self = format
  }
}
