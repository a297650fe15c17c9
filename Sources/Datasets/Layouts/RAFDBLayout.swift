import Emotions
import Foundation

/// RAF-DB: `Image/aligned/*.jpg` with `list_patition_label.txt`, or folders `1` to `7`.
///
/// Li, Deng, Du 2017, basic expressions: 12,271 pictures for training and 3,068 for the test. The
/// misspelling in the list's name is real. It names `train_00001.jpg`, whose aligned crop is
/// `train_00001_aligned.jpg`; the aligned one is read where there is one.
struct RAFDBLayout: DatasetLayout {
  let kind = DatasetKind.rafdb
  let form = "list_patition_label.txt with Image/aligned, or class folders 1…7"

  func recognises(_ files: FileTree) -> Bool {
    Self.list(of: files) != nil || NumberFolders(files)?.codes.isSubset(of: 1...7) == true
  }

  func read(_ files: FileTree, policies: DatasetPolicies) throws -> DatasetDraft {
    guard let list = Self.list(of: files) else {
      return NumberFolders(files)!.draft(codes: .rafDB)
    }
    return try read(list, of: files)
  }

  private func read(_ list: String, of files: FileTree) throws -> DatasetDraft {
    var draft = DatasetDraft()
    let pathOfName = Dictionary(files.pictures.map { ($0.fileName, $0) }) { first, _ in first }
    let text = String(decoding: try files.data(of: list), as: UTF8.self)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.isEmpty { continue }
      guard words.count == 2 else {
        throw DatasetsError.malformedTable(
          path: files.absolute(list), line: index + 1, problem: "not a name and a number")
      }
      let stem = words[0].prefix { $0 != "." }
      let aligned = Substring("\(stem)_aligned.jpg")
      guard let path = pathOfName[aligned] ?? pathOfName[words[0]] else {
        draft.unreadable.append(.init(path: String(words[0]), reason: "there is no such picture"))
        continue
      }
      let code = String(words[1])
      draft.add(path, word: code, means: Int(code).flatMap { LabelCodes.rafDB[$0] }) {
        LabelledPicture(
          path: path, source: files.source(of: path), label: $0,
          usage: stem.hasPrefix("train") ? .train : stem.hasPrefix("test") ? .test : nil)
      }
    }
    return draft
  }

  private static func list(of files: FileTree) -> String? {
    files.paths.first {
      ["list_patition_label.txt", "list_partition_label.txt"].contains($0.fileName)
    }
  }
}
