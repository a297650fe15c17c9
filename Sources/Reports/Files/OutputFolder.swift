import Foundation

/// A folder that results go into.
public enum OutputFolder {
  /// Makes the folder, and those above it, where it is not there yet.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  public static func make(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ReportsError.cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
  }
}
