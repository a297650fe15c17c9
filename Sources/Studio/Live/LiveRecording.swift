import Emotions
import Foundation
import Imaging
import MediaIO
import Reports
import SessionStore
import VideoAnalysis

/// What is stored of a live session between *Record* and *Stop*: the table, and pictures if asked.
final class LiveRecording {
  /// The session that it becomes.
  let session: Session
  /// Lines so far.
  private(set) var rows = 0
  private let tables: [TableFile]
  private let pictures: URL?

  /// Opens the tables.
  ///
  /// - Parameter keepsPictures: whether each answered frame is kept as JPEG.
  /// - Throws: `ReportsError.cannotWrite`.
  init(_ session: Session, labels: [Emotion], keepsPictures: Bool, in folder: URL) throws {
    self.session = session
    let table = RowTable(labels: labels, hasCorrected: true)
    tables = try [TableFormat.csv, .jsonLines].map { format in
      try TableFile(
        folder.appending(component: "analysis.\(format.rawValue)"), format: format, table: table)
    }
    pictures = keepsPictures ? folder : nil
  }

  /// Writes a frame's rows, and the frame itself where pictures are kept.
  ///
  /// - Throws: `ReportsError.tableCutShort`, `MediaIOError.cannotWrite`.
  func append(_ frame: AnalyzedFrame) throws {
    for table in tables { try table.append(frame.rows) }
    rows += frame.rows.count
    guard let pictures, let image = frame.image else { return }
    let name = String(format: "frame-%06d.jpg", frame.index)
    try ImageWriter().write(image, to: pictures.appending(component: name))
  }

  /// Closes the tables.
  ///
  /// - Throws: `ReportsError`.
  func finish() throws {
    for table in tables { try table.finish() }
  }
}
