import Emotions
import Foundation

/// FER+: `fer2013new.csv` with ten people's votes for each row of a `fer2013.csv` beside it.
///
/// Barsoum et al. 2016, the mode *majority* of its code: an expression with a single vote counts
/// as none, and the label is the one with more than half of the other votes. Rows whose majority
/// is *unknown* or *NF* (no face), or which have none, are unlabelled.
struct FERPlusLayout: DatasetLayout {
  let kind = DatasetKind.ferplus
  let form = "fer2013new.csv beside fer2013.csv"

  private static let votes = "fer2013new.csv"

  func recognises(_ files: FileTree) -> Bool {
    files.tables.contains { $0.fileName == Self.votes }
      && !FER2013TableLayout.tables(in: files).isEmpty
  }

  func read(_ files: FileTree, policies: DatasetPolicies) throws -> DatasetDraft {
    let votes = files.tables.first { $0.fileName == Self.votes }!
    let pixels = FER2013TableLayout.tables(in: files)[0]
    let columns = try files.header(of: votes)
    let first = columns.firstIndex(of: "neutral")
    let usageColumn = columns.firstIndex(of: "usage")
    guard let first, columns.count >= first + Self.words.count else {
      throw DatasetsError.malformedTable(
        path: files.absolute(votes), line: 1, problem: "no columns neutral … contempt,unknown,NF")
    }
    let table = files.absolute(pixels)
    var draft = DatasetDraft()
    var row = -1
    try files.forEachRecord(of: votes) { record in
      defer { row += 1 }
      guard row >= 0 else { return }
      let counts = try Self.words.indices.map { offset in
        guard let text = record[first + offset], let count = Int(text) else {
          throw DatasetsError.malformedTable(
            path: files.absolute(votes), line: record.line, problem: "a vote is no number")
        }
        return count
      }
      let majority = Self.majority(of: counts)
      let path = "\(pixels)#\(row)"
      draft.add(
        path, word: majority.map { Self.words[$0] } ?? "no majority",
        means: majority.flatMap { LabelCodes.ferPlus[$0] }
      ) {
        LabelledPicture(
          path: path, source: .tableRow(table: table, row: row), label: $0,
          usage: record[usageColumn].flatMap { Usage(word: $0) })
      }
    }
    return draft
  }

  private static let words = [
    "neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt",
    "unknown", "NF",
  ]

  /// The place with more than half of the votes, single ones left out; nil when there is none.
  static func majority(of votes: [Int]) -> Int? {
    let counted = votes.map { $0 <= 1 ? 0 : $0 }
    guard let most = counted.max(), 2 * most > counted.reduce(0, +) else { return nil }
    return counted.firstIndex(of: most)
  }
}
