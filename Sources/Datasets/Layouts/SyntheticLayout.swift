import Emotions
import Foundation

/// Rendered clips: `p0003/p0003_happy_01/0007.png` with their truth in `truth.jsonl`.
///
/// Clips go from a face at rest to the apex, as CK+'s sequences do, so the same policies choose
/// which frames carry the label: the last `peakFrames`, and the first as neutral if wanted. All
/// frames of a neutral clip are neutral.
///
/// A person follows from the set's seed and a number, so that the subject is called by both:
/// `seed-1-p0003` is one and the same in every set of that seed.
struct SyntheticLayout: DatasetLayout {
  let kind = DatasetKind.synthetic
  let form = "clips of p0003/p0003_happy_01/0007.png with truth.jsonl"

  func recognises(_ files: FileTree) -> Bool {
    guard files.contains(SyntheticTruth.fileName) else { return false }
    let header = try? Self.header(of: files)  // unreadable or other JSON: not this layout
    return header?.format == SyntheticTruth.Header.format
  }

  func read(_ files: FileTree, policies: DatasetPolicies) throws -> DatasetDraft {
    let truths = try Self.truths(in: files)
    let people = "seed-\(try Self.header(of: files).seed)"
    let present = Set(files.pictures)
    var draft = DatasetDraft()
    let clips = Dictionary(grouping: truths, by: \.sequence)
    for sequence in clips.keys.sorted() {
      let clip = clips[sequence]!.sorted { $0.frame < $1.frame }
      for (place, truth) in clip.enumerated() {
        guard present.contains(truth.path) else {
          draft.unreadable.append(.init(path: truth.path, reason: "is not there"))
          continue
        }
        let atPeak = place >= clip.count - policies.peakFrames
        let label: Emotion? =
          truth.emotion == .neutral || atPeak
          ? truth.emotion : place == 0 && policies.neutralFromFirstFrame ? .neutral : nil
        guard let label else { continue }
        draft.add(truth.path, word: label.rawValue, means: label) {
          LabelledPicture(
            path: truth.path, source: files.source(of: truth.path), label: $0,
            subject: "\(people)-\(truth.subject)", sequence: "\(people)-\(truth.sequence)",
            frameInSequence: truth.frame, landmarks: truth.landmarks)
        }
      }
    }
    return draft
  }

  /// What the first line says.
  private static func header(of files: FileTree) throws -> SyntheticTruth.Header {
    let first = lines(of: try files.data(of: SyntheticTruth.fileName)).first ?? Data()
    return try JSONDecoder().decode(SyntheticTruth.Header.self, from: first)
  }

  static func truths(in files: FileTree) throws -> [SyntheticTruth] {
    let data = try files.data(of: SyntheticTruth.fileName)
    let decoder = JSONDecoder()
    return try lines(of: data).enumerated().dropFirst().map { number, line in
      do {
        return try decoder.decode(SyntheticTruth.self, from: line)
      } catch {
        throw DatasetsError.malformedTable(
          path: files.absolute(SyntheticTruth.fileName), line: number + 1,
          problem: "is no truth of a rendered picture")
      }
    }
  }

  private static func lines(of data: Data) -> [Data] { data.split(separator: UInt8(ascii: "\n")) }
}
