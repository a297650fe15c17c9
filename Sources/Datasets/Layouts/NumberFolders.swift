import Emotions

/// Pictures in folders named by numbers, as copies of RAF-DB and AffectNet have them.
struct NumberFolders {
  /// The numbers that occur.
  let codes: Set<Int>
  private let files: FileTree

  /// nil when most pictures lie in other folders, or some in a folder that names an expression.
  init?(_ files: FileTree) {
    let found = files.pictures.compactMap(Self.code)
    guard !found.isEmpty, 2 * found.count > files.pictures.count else { return nil }
    guard !files.pictures.contains(where: { ClassFolder(path: $0) != nil }) else { return nil }
    codes = Set(found)
    self.files = files
  }

  /// The pictures with what the numbers mean.
  func draft(codes: LabelCodes) -> DatasetDraft {
    var draft = DatasetDraft()
    for path in files.pictures {
      guard let code = Self.code(path) else {
        draft.unlabelled.append(path)
        continue
      }
      draft.add(path, word: String(code), means: codes[code]) {
        LabelledPicture(
          path: path, source: files.source(of: path), label: $0,
          usage: Usage(folders: path.folders))
      }
    }
    return draft
  }

  /// The number that a picture's folder is named by.
  private static func code(_ path: String) -> Int? {
    guard let folder = path.folders.last, folder.count <= 2, folder.allSatisfy(\.isNumber) else {
      return nil
    }
    return Int(folder)
  }
}
