import Emotions
import Foundation

/// A csv of `path,label[,subject[,sequence[,frame[,usage]]]]`, paths relative to the table.
///
/// Columns are found by their names, in any order. Frames without a number follow the table.
struct TableLayout: DatasetLayout {
  let kind = DatasetKind.table
  let form = "csv of path,label[,subject[,sequence]]"

  func recognises(_ files: FileTree) -> Bool { !Self.tables(in: files).isEmpty }

  func read(_ files: FileTree, policies: DatasetPolicies) throws -> DatasetDraft {
    var draft = DatasetDraft()
    for table in Self.tables(in: files) { try read(table, of: files, into: &draft) }
    return draft
  }

  private static func tables(in files: FileTree) -> [String] {
    files.tables.filter { table in
      guard let columns = try? files.header(of: table) else { return false }  // no table of ours
      return columns.contains("path") && columns.contains("label")
    }
  }

  private func read(_ table: String, of files: FileTree, into draft: inout DatasetDraft) throws {
    let columns = try files.header(of: table)
    let place = { (name: String) in columns.firstIndex(of: name) }
    let folder = table.folders.map { "\($0)/" }.joined()
    var row = -1
    try files.forEachRecord(of: table) { record in
      defer { row += 1 }
      guard row >= 0, let name = record[place("path")], !name.isEmpty else { return }
      let path = name.hasPrefix("/") ? name : folder + name
      let word = record[place("label")] ?? ""
      guard files.contains(path) else {
        draft.unreadable.append(.init(path: path, reason: "there is no such picture"))
        return
      }
      let optional = { (name: String) in record[place(name)].flatMap { $0.isEmpty ? nil : $0 } }
      let sequence = optional("sequence")
      draft.add(path, word: word, means: try? Emotion(named: word)) {  // else it is unlabelled
        LabelledPicture(
          path: path, source: files.source(of: path), label: $0, subject: optional("subject"),
          sequence: sequence,
          frameInSequence: sequence == nil ? nil : optional("frame").flatMap { Int($0) } ?? row,
          usage: optional("usage").flatMap { Usage(word: $0) })
      }
    }
  }
}
