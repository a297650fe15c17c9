import Emotions
import Foundation

/// A split on disk: a csv table per part, so that others can check and repeat it.
///
/// Each row has `id,label,subject,sequence,sha256`; the last is `LabelledClip.pixelHash`. Parts
/// are files `train.csv`, `validation.csv`, `test.csv`, with the fold's name before them
/// (`fold-03-test.csv`) when there are several folds. An empty part has a header only.
public enum SplitFiles {
  static let header = "id,label,subject,sequence,sha256"

  /// Writes a split's three files; each appears whole or not at all.
  ///
  /// - Parameters:
  ///   - folder: made when it is not there.
  ///   - fold: the fold's name when there are several, else nil.
  /// - Returns: the SHA-256 of each file by its name.
  /// - Throws: `DatasetsError.cannotWrite`.
  @discardableResult
  public static func write(
    _ split: Split, of clips: [LabelledClip], to folder: URL, fold: String? = nil
  ) throws -> [String: String] {
    var hashes: [String: String] = [:]
    for part in split.parts {
      let table = table(of: part.indices.map { clips[$0] })
      let name = name(of: part.usage, fold: fold)
      let file = folder.appending(component: name)
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try table.write(to: file, options: .atomic)
      } catch {
        throw DatasetsError.cannotWrite(path: file.path, reason: error.localizedDescription)
      }
      hashes[name] = ContentHash.sha256(table)
    }
    return hashes
  }

  /// Reads a split of the same clips back.
  ///
  /// - Parameter fold: the fold's name when there are several, else nil.
  /// - Throws: `DatasetsError.cannotRead`, `.malformedTable`; `.splitMismatch` when a row's clip
  ///   is not among the clips, stands in two rows, or has another label or other pixels.
  public static func read(
    from folder: URL, of clips: [LabelledClip], fold: String? = nil
  ) throws -> Split {
    let places = places(of: clips)
    var seen: Set<Int> = []
    func part(_ usage: Usage) throws -> [Int] {
      let file = folder.appending(component: name(of: usage, fold: fold))
      return try indices(in: file, of: clips, places: places, seen: &seen)
    }
    return Split(train: try part(.train), validation: try part(.validation), test: try part(.test))
  }

  /// A part's file: the clips in their order.
  public static func table(of clips: [LabelledClip]) -> Data {
    Data((([header] + clips.map(row)).joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// The clips that one part's file lists, as indices into the clips.
  ///
  /// - Throws: as `read(from:of:fold:)`.
  public static func indices(listedIn file: URL, of clips: [LabelledClip]) throws -> [Int] {
    var seen: Set<Int> = []
    return try indices(in: file, of: clips, places: places(of: clips), seen: &seen)
  }

  private static func places(of clips: [LabelledClip]) -> [String: Int] {
    Dictionary(clips.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  private static func indices(
    in file: URL, of clips: [LabelledClip], places: [String: Int], seen: inout Set<Int>
  ) throws -> [Int] {
    let data = try contents(of: file)
    guard CSVReader.header(of: data).joined(separator: ",") == header else {
      throw DatasetsError.malformedTable(
        path: file.path, line: 1, problem: "the columns are not \(header)")
    }
    var indices: [Int] = []
    var isHeader = true
    try CSVReader.forEachRecord(of: data) { record in
      defer { isHeader = false }
      if isHeader { return }
      let mismatch = { (problem: String) in
        DatasetsError.splitMismatch(path: file.path, line: record.line, problem: problem)
      }
      let id = record[0] ?? ""
      guard let place = places[id] else { throw mismatch("the data have no clip “\(id)”") }
      guard record[1] == clips[place].label.rawValue else {
        throw mismatch("“\(id)” is \(clips[place].label.rawValue) in the data")
      }
      guard record[4] == clips[place].pixelHash else {
        throw mismatch("“\(id)” has other pixels in the data")
      }
      guard seen.insert(place).inserted else { throw mismatch("“\(id)” stands in two rows") }
      indices.append(place)
    }
    return indices
  }

  /// What a part's file is called.
  public static func name(of part: Usage, fold: String? = nil) -> String {
    (fold.map { "\($0)-" } ?? "") + "\(part.rawValue).csv"
  }

  private static func row(_ clip: LabelledClip) -> String {
    [clip.id, clip.label.rawValue, clip.subject ?? "", clip.sequence ?? "", clip.pixelHash]
      .map(quoted).joined(separator: ",")
  }

  /// A field as RFC 4180 wants it.
  static func quoted(_ field: String) -> String {
    let needsQuotes = field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    guard needsQuotes || field.first?.isWhitespace == true || field.last?.isWhitespace == true
    else { return field }
    return "\"\(field.replacing("\"", with: "\"\""))\""
  }

  private static func contents(of file: URL) throws -> Data {
    do {
      return try Data(contentsOf: file)
    } catch {
      throw DatasetsError.cannotRead(path: file.path, reason: error.localizedDescription)
    }
  }
}
