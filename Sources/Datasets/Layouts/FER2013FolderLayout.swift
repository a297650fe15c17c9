import Emotions

/// FER2013 as class folders: `train/angry/Training_3908.jpg`, `test/fear/PublicTest_19.jpg`.
///
/// The file's name tells the part, since copies put PublicTest and PrivateTest into one `test`.
struct FER2013FolderLayout: DatasetLayout {
  let kind = DatasetKind.fer2013
  let form = "class folders of Training_*, PublicTest_*, PrivateTest_*"

  func recognises(_ files: FileTree) -> Bool {
    let named = files.pictures.count { Self.usage(of: $0) != nil }
    return named > 0 && 2 * named > files.pictures.count
      && files.pictures.contains { ClassFolder(path: $0) != nil }
  }

  func read(_ files: FileTree, policies: DatasetPolicies) -> DatasetDraft {
    var draft = DatasetDraft()
    for path in files.pictures {
      guard let folder = ClassFolder(path: path) else {
        draft.unlabelled.append(path)
        continue
      }
      draft.add(path, word: folder.word, means: folder.emotion) {
        LabelledPicture(
          path: path, source: files.source(of: path), label: $0,
          usage: Self.usage(of: path) ?? folder.usage)
      }
    }
    return draft
  }

  private static func usage(of path: String) -> Usage? {
    let name = path.fileName
    guard let line = name.firstIndex(of: "_") else { return nil }
    switch name[..<line] {
    case "Training": return .train
    case "PublicTest": return .validation
    case "PrivateTest": return .test
    default: return nil
    }
  }
}
