import Emotions
import Foundation

/// One folder per expression, by any of its names: `angry/`, `train/Happiness/`, `faces/sad/a/`.
///
/// Folders `train`, `val` and `test` above tell the part. Names with `__` tell the subject:
/// `anna__07.png`, `anna__take1__07.png` (subject, recording, frame); see
/// `DatasetPolicies.subjectSeparator`.
struct ClassFoldersLayout: DatasetLayout {
  let kind = DatasetKind.folders
  let form = "one folder per expression: angry, disgust, …"

  func recognises(_ files: FileTree) -> Bool {
    files.pictures.contains { ClassFolder(path: $0) != nil }
  }

  func read(_ files: FileTree, policies: DatasetPolicies) -> DatasetDraft {
    var draft = DatasetDraft()
    for path in files.pictures {
      guard let folder = ClassFolder(path: path) else {
        if let word = path.folders.last { draft.count(String(word), means: nil) }
        draft.unlabelled.append(path)
        continue
      }
      let name = Self.name(of: path, separator: policies.subjectSeparator)
      draft.add(path, word: folder.word, means: folder.emotion) {
        LabelledPicture(
          path: path, source: files.source(of: path), label: $0, subject: name.subject,
          sequence: name.sequence, frameInSequence: name.frame, usage: folder.usage)
      }
    }
    return draft
  }

  private static func name(
    of path: String, separator: String?
  ) -> (subject: String?, sequence: String?, frame: Int?) {
    guard let separator, !separator.isEmpty else { return (nil, nil, nil) }
    let stem = String(path.fileName.dropLast(path.fileEnding.count + 1))
    let parts = stem.components(separatedBy: separator)
    guard parts.count >= 2, !parts[0].isEmpty else { return (nil, nil, nil) }
    guard parts.count >= 3 else { return (parts[0], nil, nil) }
    return (
      parts[0], parts[...1].joined(separator: separator),
      Int(parts[2].filter { ("0"..."9").contains($0) })
    )
  }
}
