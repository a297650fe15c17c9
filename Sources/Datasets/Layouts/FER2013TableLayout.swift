import Emotions
import Foundation

/// FER2013 as tables: `emotion,pixels,Usage`, columns in any order, blanks around names allowed.
///
/// Goodfellow et al. 2013: 35,887 pictures of 48×48, seven expressions. Parts without `Usage` are
/// told by the table's name (`train.csv`, `val.csv`, `test.csv`). Code 7 is contempt, as in
/// `ckextended.csv`, which has the same form.
struct FER2013TableLayout: DatasetLayout {
  let kind = DatasetKind.fer2013
  let form = "csv of emotion,pixels,Usage"

  func recognises(_ files: FileTree) -> Bool { !Self.tables(in: files).isEmpty }

  func read(_ files: FileTree, policies: DatasetPolicies) throws -> DatasetDraft {
    var draft = DatasetDraft()
    for table in Self.tables(in: files) { try Self.read(table, of: files, into: &draft) }
    return draft
  }

  /// The tables with the columns that make them FER2013's.
  static func tables(in files: FileTree) -> [String] {
    guard files.canHoldPixelTables else { return [] }
    return files.tables.filter { table in
      guard let columns = try? files.header(of: table) else { return false }  // no table of ours
      return columns.contains("pixels") && columns.contains("emotion")
    }
  }

  private static func read(
    _ table: String, of files: FileTree, into draft: inout DatasetDraft
  ) throws {
    let columns = try files.header(of: table)
    let emotionColumn = columns.firstIndex(of: "emotion")
    let usageColumn = columns.firstIndex(of: "usage")
    let fileUsage = Usage(word: table.fileName.prefix { $0 != "." })
    let absolute = files.absolute(table)
    var row = -1
    try files.forEachRecord(of: table) { record in
      defer { row += 1 }
      guard row >= 0 else { return }
      let word = record[emotionColumn] ?? ""
      let usage = record[usageColumn].map { Usage(word: $0) } ?? fileUsage
      let path = "\(table)#\(row)"
      draft.add(path, word: word, means: Int(word).flatMap { LabelCodes.fer2013[$0] }) {
        LabelledPicture(
          path: path, source: .tableRow(table: absolute, row: row), label: $0, usage: usage)
      }
    }
  }
}
