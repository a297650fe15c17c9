import Datasets
import Foundation

/// Lines of JSON that grow in `truth.jsonl.part` and become `truth.jsonl` when all are written.
struct TruthFile {
  private let url: URL
  private let part: URL
  private let handle: FileHandle
  private let encoder = JSONEncoder()

  /// - Throws: `FaceSynthesisError.notWritable`.
  init(in folder: URL) throws {
    url = folder.appending(component: SyntheticTruth.fileName)
    part = folder.appending(component: SyntheticTruth.fileName + ".part")
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      try Data().write(to: part)
      handle = try FileHandle(forWritingTo: part)
    } catch {
      throw FaceSynthesisError.notWritable(path: part.path, reason: error.localizedDescription)
    }
  }

  /// Adds a line.
  ///
  /// - Throws: `FaceSynthesisError.notWritable`, as on a full disk.
  func append(_ line: some Encodable) throws {
    do {
      try handle.write(contentsOf: encoder.encode(line) + [UInt8(ascii: "\n")])
    } catch {
      throw FaceSynthesisError.notWritable(path: part.path, reason: error.localizedDescription)
    }
  }

  /// Closes the file and gives it its name.
  ///
  /// - Throws: `FaceSynthesisError.notWritable`.
  func finish() throws {
    do {
      try handle.close()
      try FileManager.default.moveItem(at: part, to: url)
    } catch {
      throw FaceSynthesisError.notWritable(path: url.path, reason: error.localizedDescription)
    }
  }
}
