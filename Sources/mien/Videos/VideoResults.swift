import Foundation
import MediaIO
import Reports
import VideoAnalysis

/// The files that one video's results go into: `analysis.csv`, `analysis.jsonl`, `summary.json`.
///
/// Tables take their names in `finish()`; until then their rows lie in `.part` files.
final class VideoResults {
  private let folder: URL
  private var tables: [TableFile] = []

  /// Opens the tables; a record of an earlier run goes, because it won't be true any more.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  init(in folder: URL, formats: [TableFormat], table: RowTable) throws {
    self.folder = folder
    try OutputFolder.make(folder)
    unlink(folder.appending(component: VideoRecord.name).path)
    do {
      for format in formats {
        let url = folder.appending(component: "analysis.\(format.rawValue)")
        tables.append(try TableFile(url, format: format, table: table))
      }
    } catch {
      abandon()
      throw error
    }
  }

  /// Writes the rows of the next frame.
  ///
  /// - Throws: `ReportsError.tableCutShort`.
  func append(_ frame: AnalyzedFrame) throws {
    for table in tables { try table.append(frame.rows) }
  }

  /// Ends the tables, and writes the record of a video that was read to its end.
  ///
  /// - Throws: `ReportsError`.
  func finish(_ record: VideoRecord?) throws {
    for table in tables { try table.finish() }
    try record?.write(in: folder)
  }

  /// Leaves the rows so far in their `.part` files.
  func abandon() {
    for table in tables { table.abandon() }
  }
}
