import Foundation
import MediaIO
import Reports
import VideoAnalysis

/// The files that one video's results go into: `analysis.csv`, `analysis.jsonl`, `summary.json`,
/// `report.html`, and `annotated.mp4` where it is asked for.
///
/// Tables and film take their names in `finish()`; until then they lie in `.part` files.
final class VideoResults {
  private let folder: URL
  private var tables: [TableFile] = []
  private var film: AnnotatedFilm?
  private var report: VideoReport

  /// Opens the tables; a record of an earlier run goes, because it won't be true any more.
  ///
  /// - Parameters:
  ///   - report: the page about the video, with what is known before its first frame.
  ///   - film: begins the annotated video in a folder; nil for none.
  /// - Throws: `ReportsError.cannotWrite`; what beginning the film throws.
  init(
    in folder: URL, formats: [TableFormat], table: RowTable, report: VideoReport,
    film: ((URL) throws -> AnnotatedFilm)? = nil
  ) throws {
    self.folder = folder
    self.report = report
    try OutputFolder.make(folder)
    unlink(folder.appending(component: VideoRecord.name).path)
    do {
      for format in formats {
        let url = folder.appending(component: "analysis.\(format.rawValue)")
        tables.append(try TableFile(url, format: format, table: table))
      }
      self.film = try film?(folder)
    } catch {
      abandon()
      throw error
    }
  }

  /// Writes the rows of the next frame, and the frame with them.
  ///
  /// - Throws: `ReportsError.tableCutShort`, `MediaIOError.cannotWrite`.
  func append(_ frame: AnalyzedFrame) throws {
    for table in tables { try table.append(frame.rows) }
    try film?.append(frame)
    report.add(frame)
  }

  /// Ends the tables and the film, writes the page, and the record of a video that was read to its
  /// end.
  ///
  /// - Throws: `ReportsError`, `MediaIOError.cannotWrite`.
  func finish(_ summary: VideoSummary, record: VideoRecord?) throws {
    for table in tables { try table.finish() }
    try film?.finish()
    report.summary = summary
    try report.write(to: folder.appending(component: "report.html"))
    try record?.write(in: folder)
  }

  /// Leaves the rows and the film so far in their `.part` files.
  func abandon() {
    film = nil
    for table in tables { table.abandon() }
  }
}
