import Emotions

/// JAFFE: one folder of `KA.AN1.39.tiff`, which is subject, expression with take, and number.
///
/// Lyons, Kamachi, Gyoba 1998: 213 photographs of 10 women, seven expressions, 256×256.
struct JAFFELayout: DatasetLayout {
  let kind = DatasetKind.jaffe
  let form = "files named KA.AN1.39.tiff"

  func recognises(_ files: FileTree) -> Bool {
    let named = files.pictures.count { Self.parts(of: $0) != nil }
    return named > 0 && 2 * named > files.pictures.count
  }

  func read(_ files: FileTree, policies: DatasetPolicies) -> DatasetDraft {
    var draft = DatasetDraft()
    for path in files.pictures {
      guard let (subject, word) = Self.parts(of: path) else {
        draft.unlabelled.append(path)
        continue
      }
      draft.add(path, word: word, means: try? Emotion(named: word)) {
        LabelledPicture(
          path: path, source: files.source(of: path), label: $0, subject: subject)
      }
    }
    return draft
  }

  /// Subject and code of the expression; nil for a file that is named otherwise.
  private static func parts(of path: String) -> (subject: String, word: String)? {
    let parts = path.fileName.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].count == 2, parts[0].allSatisfy(\.isUppercase),
      parts[2].allSatisfy(\.isNumber)
    else { return nil }
    let word = parts[1].prefix { !$0.isNumber }
    guard word.count == 2, parts[1].dropFirst(2).allSatisfy(\.isNumber) else { return nil }
    return (String(parts[0]), String(word))
  }
}
