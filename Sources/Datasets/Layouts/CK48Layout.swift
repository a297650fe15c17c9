/// CK+48: class folders of `S010_004_00000017.png`, the last three frames of each sequence.
///
/// 981 crops of 48×48 from 327 sequences of 118 people, seven expressions, none neutral.
struct CK48Layout: DatasetLayout {
  let kind = DatasetKind.ck48
  let form = "class folders of S010_004_00000017.png"

  func recognises(_ files: FileTree) -> Bool {
    let named = files.pictures.count {
      CohnKanadeName(path: $0) != nil && ClassFolder(path: $0) != nil
    }
    return named > 0 && 2 * named > files.pictures.count
  }

  func read(_ files: FileTree, policies: DatasetPolicies) -> DatasetDraft {
    var draft = DatasetDraft()
    for path in files.pictures {
      guard let name = CohnKanadeName(path: path), let folder = ClassFolder(path: path) else {
        draft.unlabelled.append(path)
        continue
      }
      draft.add(path, word: folder.word, means: folder.emotion) {
        LabelledPicture(
          path: path, source: files.source(of: path), label: $0, subject: name.subject,
          sequence: name.sequence, frameInSequence: name.frame)
      }
    }
    return draft
  }
}
