import Foundation
import TestSupport
import Testing
import VideoAnalysis

@testable import Reports

@Suite struct TableFileTests {
  @Test func `Rows are in the part at once, and the table takes its name when it is whole`() throws
  {
    let url = try TestPaths.temporaryFolder().appending(component: "rows.csv")
    try "what was there".write(to: url, atomically: true, encoding: .utf8)
    let rows = (0..<3).map { AnalysisRow(input: "clip.mp4", frame: $0) }
    let file = try TableFile(url, format: .csv, table: .detections)
    try file.append([rows[0]])
    try file.append(Array(rows[1...]))
    #expect(try String(contentsOf: url, encoding: .utf8) == "what was there")
    #expect(try text(file.part) == RowTable.detections.text(rows, format: .csv))
    try file.finish()
    #expect(try text(url) == RowTable.detections.text(rows, format: .csv))
    #expect(!FileManager.default.fileExists(atPath: file.part.path))
    #expect(file.count == 3)
  }

  @Test(arguments: TableFormat.allCases) func `A streamed table equals the whole one`(
    format: TableFormat
  ) throws {
    let url = try TestPaths.temporaryFolder().appending(component: "rows")
    let rows = (0..<3).map { AnalysisRow(input: "clip.mp4", frame: $0) }
    let file = try TableFile(url, format: format, table: .detections)
    for row in rows { try file.append([row]) }
    try file.finish()
    #expect(try text(url) == RowTable.detections.text(rows, format: format))
  }

  @Test func `A full disk ends in an error that says where the rows are`() throws {
    // A link to /dev/full stands for the full disk: opening works, writing does not.
    let url = try TestPaths.temporaryFolder().appending(component: "rows.csv")
    let part = url.path + ".part"
    try FileManager.default.createSymbolicLink(atPath: part, withDestinationPath: "/dev/full")
    #expect(
      throws: ReportsError.tableCutShort(
        path: part, rows: 0, reason: "No space left on device")
    ) {
      try TableFile(url, format: .csv, table: .detections)
    }
    #expect(!FileManager.default.fileExists(atPath: url.path))
  }

  @Test func `A folder that is not there is named`() throws {
    let url = URL(filePath: "/nowhere/rows.csv")
    #expect(
      throws: ReportsError.cannotWrite(
        path: "/nowhere/rows.csv.part", reason: "No such file or directory")
    ) {
      try TableFile(url, format: .csv, table: .detections)
    }
  }

  private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }
}
