import Emotions
import Foundation

/// AffectNet: pictures with `*_exp.npy` annotations, with `training.csv`, or in folders `0` to `7`.
///
/// Mollahosseini, Hasani, Mahoor 2017. Codes 8 (none), 9 (uncertain) and 10 (no face) of the older
/// form are unlabelled. Folders `0` to `6` are refused: they can be FER2013's numbers as well.
struct AffectNetLayout: DatasetLayout {
  let kind = DatasetKind.affectnet
  let form =
    "train_set/annotations/*_exp.npy, training.csv with Manually_Annotated_Images, "
    + "or class folders 0…7"

  func recognises(_ files: FileTree) -> Bool {
    files.paths.contains { $0.hasSuffix(Self.ending) } || !Self.tables(of: files).isEmpty
      || NumberFolders(files)?.codes.contains(0) == true
  }

  func read(_ files: FileTree, policies: DatasetPolicies) throws -> DatasetDraft {
    if files.paths.contains(where: { $0.hasSuffix(Self.ending) }) { return annotated(files) }
    let tables = Self.tables(of: files)
    if !tables.isEmpty { return try read(tables, of: files) }
    let folders = NumberFolders(files)!
    guard folders.codes.contains(7) else {
      throw DatasetsError.ambiguousNumbers(path: files.root)
    }
    return folders.draft(codes: .affectNet)
  }

  // MARK: - Annotations of single pictures

  private static let ending = "_exp.npy"

  private func annotated(_ files: FileTree) -> DatasetDraft {
    var draft = DatasetDraft()
    let annotations = Set(files.paths.filter { $0.hasSuffix(Self.ending) })
    for path in files.pictures {
      let stem = path.dropLast(path.fileEnding.count + 1).replacing("images/", with: "annotations/")
      let annotation = "\(stem)\(Self.ending)"
      guard annotations.contains(annotation) else {
        draft.unlabelled.append(path)
        continue
      }
      do {
        let code = try NPYScalar.integer(in: files.data(of: annotation))
        add(path, code: String(code), usage: Usage(folders: path.folders), of: files, to: &draft)
      } catch {
        draft.unreadable.append(.init(path: annotation, reason: error.localizedDescription))
      }
    }
    return draft
  }

  // MARK: - Tables

  private static let pathColumn = "subdirectory_filepath"

  private static func tables(of files: FileTree) -> [String] {
    files.tables.filter { table in
      guard let columns = try? files.header(of: table) else { return false }  // no table of ours
      return columns.contains(pathColumn) && columns.contains("expression")
    }
  }

  private func read(_ tables: [String], of files: FileTree) throws -> DatasetDraft {
    var draft = DatasetDraft()
    // The table says `689/a.JPG`; the folder above differs from copy to copy.
    let pathOfEnd = Dictionary(
      files.pictures.map { ($0.split(separator: "/").suffix(2).joined(separator: "/"), $0) }
    ) { first, _ in first }
    for table in tables {
      let columns = try files.header(of: table)
      let usage = Usage(word: table.fileName.prefix { $0 != "." })
      var isHeader = true
      try files.forEachRecord(of: table) { record in
        defer { isHeader = false }
        guard !isHeader, let name = record[columns.firstIndex(of: Self.pathColumn)] else { return }
        guard let path = pathOfEnd[name] else {
          draft.unreadable.append(.init(path: name, reason: "there is no such picture"))
          return
        }
        let code = record[columns.firstIndex(of: "expression")] ?? ""
        add(path, code: code, usage: usage, of: files, to: &draft)
      }
    }
    return draft
  }

  private func add(
    _ path: String, code: String, usage: Usage?, of files: FileTree, to draft: inout DatasetDraft
  ) {
    draft.add(path, word: code, means: Int(code).flatMap { LabelCodes.affectNet[$0] }) {
      LabelledPicture(path: path, source: files.source(of: path), label: $0, usage: usage)
    }
  }
}
