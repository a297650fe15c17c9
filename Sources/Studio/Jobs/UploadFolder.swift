import Foundation

/// A session's folder while a video is read: the upload, and the results as they grow.
struct UploadFolder: Sendable {
  /// The folder that `mien analyze` writes into; hidden, so never sent.
  static let outputName = ".output"

  /// The session's folder.
  let folder: URL

  /// The upload's folder; hidden as well.
  var upload: URL { folder.appending(component: ".upload") }
  private var output: URL { folder.appending(component: Self.outputName) }

  /// The folder with the results while they grow; nil before there is one.
  private var results: URL? {
    let names = try? FileManager.default.contentsOfDirectory(atPath: output.path)
    return names?.first.map { output.appending(component: $0) }
  }

  /// How many frames are in the table so far, by its last whole line.
  func framesDone() -> Int {
    guard let results else { return 0 }
    for name in ["analysis.jsonl.part", "analysis.jsonl"] {
      guard let tail = Self.tail(of: results.appending(component: name)) else { continue }
      let lines = tail.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      guard let line = lines.last, let frame = line.firstMatch(of: /"frame": (\d+)/)?.1 else {
        continue
      }
      return (Int(frame) ?? -1) + 1
    }
    return 0
  }

  /// Brings the results into the session's folder and removes the upload; gives the lines of the
  /// table. What is not finished takes its name too: it is whole lines and whole fragments.
  ///
  /// - Throws: what keeps files from being moved.
  func collect() throws -> Int {
    let files = FileManager.default
    defer {
      try? files.removeItem(at: upload)
      try? files.removeItem(at: output)
    }
    if let results {
      for name in try files.contentsOfDirectory(atPath: results.path).sorted() {
        let whole = name.hasSuffix(".part") ? String(name.dropLast(5)) : name
        let target = folder.appending(component: whole)
        guard !files.fileExists(atPath: target.path) else { continue }
        try files.moveItem(at: results.appending(component: name), to: target)
      }
    }
    return Self.lines(of: folder.appending(component: "analysis.jsonl"))
  }

  private static func tail(of url: URL) -> String? {
    guard let file = try? FileHandle(forReadingFrom: url), let end = try? file.seekToEnd() else {
      return nil
    }
    defer { try? file.close() }
    guard (try? file.seek(toOffset: end > 8192 ? end - 8192 : 0)) != nil,
      let bytes = try? file.readToEnd()
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func lines(of url: URL) -> Int {
    guard let file = try? FileHandle(forReadingFrom: url) else { return 0 }
    defer { try? file.close() }
    var count = 0
    while let piece = try? file.read(upToCount: 1 << 18), !piece.isEmpty {
      count += piece.reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
    }
    return count
  }
}
