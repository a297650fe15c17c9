import Emotions
import Foundation

/// CK+ as published: `cohn-kanade-images/S005/001/*.png`, `Emotion/S005/001/*_emotion.txt`.
///
/// Lucey et al. 2010: 593 sequences from neutral to the peak, of which 327 have an expression;
/// the label is that of the peak, so it is given to the last frames only
/// (`DatasetPolicies.peakFrames`), and on demand the first frame is read as neutral.
struct CKPlusLayout: DatasetLayout {
  let kind = DatasetKind.ckplus
  let form = "cohn-kanade-images with Emotion/S005/001/*_emotion.txt"

  func recognises(_ files: FileTree) -> Bool {
    !Self.labelFiles(of: files).isEmpty
      && files.pictures.contains { CohnKanadeName(path: $0) != nil }
  }

  func read(_ files: FileTree, policies: DatasetPolicies) throws -> DatasetDraft {
    var draft = DatasetDraft()
    var codes: [String: String] = [:]
    for file in Self.labelFiles(of: files) {
      let sequence = CohnKanadeName(path: file.replacing(Self.ending, with: ""))!.sequence
      do {
        codes[sequence] = try Self.code(in: file, of: files)
      } catch {
        draft.unreadable.append(.init(path: file, reason: error.localizedDescription))
      }
    }
    let frames = files.pictures.compactMap { path in
      CohnKanadeName(path: path).map { (path: path, name: $0) }
    }
    for (sequence, members) in Dictionary(grouping: frames, by: \.name.sequence).sorted(by: {
      $0.key < $1.key
    }) {
      let ordered = members.sorted { $0.name.frame < $1.name.frame }
      guard let code = codes[sequence] else {
        draft.unlabelled.append(sequence)
        continue
      }
      let emotion = Int(code).flatMap { LabelCodes.ckPlus[$0] }
      func add(_ frame: (path: String, name: CohnKanadeName), _ word: String, _ label: Emotion?) {
        draft.add(frame.path, word: word, means: label) {
          LabelledPicture(
            path: frame.path, source: files.source(of: frame.path), label: $0,
            subject: frame.name.subject, sequence: sequence, frameInSequence: frame.name.frame)
        }
      }
      if policies.neutralFromFirstFrame, ordered.count > policies.peakFrames {
        add(ordered[0], "first frame", .neutral)
      }
      for frame in ordered.suffix(policies.peakFrames) { add(frame, code, emotion) }
    }
    return draft
  }

  private static let ending = "_emotion.txt"

  private static func labelFiles(of files: FileTree) -> [String] {
    files.paths.filter {
      $0.hasSuffix(ending) && CohnKanadeName(path: $0.replacing(ending, with: "")) != nil
    }
  }

  /// The whole number that a label file holds, which is written as `3.0000000e+00`.
  private static func code(in file: String, of files: FileTree) throws -> String {
    let text = String(decoding: try files.data(of: file), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard let number = Double(text), let code = Int(exactly: number) else {
      throw DatasetsError.malformedTable(
        path: files.absolute(file), line: 1, problem: "“\(text.prefix(20))” is no label")
    }
    return String(code)
  }
}
