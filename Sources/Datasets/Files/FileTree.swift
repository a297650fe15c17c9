import Foundation

/// The files of a data set, whether they lie in a folder, in a zip archive or are one table.
///
/// Layouts look at names only, so each of them reads folders and archives alike.
struct FileTree {
  /// The absolute path of the folder, the archive, or the folder of the table.
  let root: String
  /// The files that can matter (pictures, tables, notes), relative to the root, sorted.
  let paths: [String]
  /// Those of them that are pictures.
  let pictures: [String]
  /// Those of them that are csv tables.
  let tables: [String]
  private let archive: ZipArchive?

  /// The files at a path.
  ///
  /// - Throws: `DatasetsError.notFound`, `.cannotRead`.
  init(at path: String) throws {
    let url = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw DatasetsError.notFound(path: path)
    }
    let names: [String]
    if isFolder.boolValue {
      (root, archive) = (url.path, nil)
      names = try Self.files(inFolder: url.path)
    } else if Self.isArchive(url.path) {
      let archive = try ZipArchive(path: url.path)
      (root, self.archive) = (url.path, archive)
      names = archive.names
    } else {
      (root, archive) = (url.deletingLastPathComponent().path, nil)
      names = [url.lastPathComponent]
    }
    paths = names.filter(Self.matters).sorted()
    pictures = paths.filter { Self.pictureEndings.contains($0.fileEnding) }
    tables = paths.filter { $0.fileEnding == "csv" }
  }

  /// Where the pixels of a picture of the tree lie.
  func source(of path: String) -> PictureSource {
    archive == nil
      ? .file(path: absolute(path)) : .zipMember(archive: root, name: path)
  }

  /// The contents of a file of the tree.
  ///
  /// - Throws: `DatasetsError.cannotRead`.
  func data(of path: String) throws -> Data {
    if let archive { return Data(try archive.bytes(of: path)) }
    do {
      return try Data(contentsOf: URL(filePath: absolute(path)), options: .mappedIfSafe)
    } catch {
      throw DatasetsError.cannotRead(path: absolute(path), reason: error.localizedDescription)
    }
  }

  /// The names of a table's columns, lower case.
  ///
  /// - Throws: `DatasetsError.cannotRead`.
  func header(of table: String) throws -> [String] { CSVReader.header(of: try data(of: table)) }

  /// Visits the records of a table, the header too.
  ///
  /// - Throws: `DatasetsError.cannotRead`, `.malformedTable`, and what `visit` throws.
  func forEachRecord(
    of table: String, _ visit: (_ record: CSVReader.Record) throws -> Void
  ) throws {
    try CSVReader.forEachRecord(of: data(of: table), path: absolute(table), visit)
  }

  /// Whether rows of a table can be a picture's source: they are read from files only.
  var canHoldPixelTables: Bool { archive == nil }

  /// Whether a file is there, also one that the tree does not list.
  func contains(_ path: String) -> Bool {
    archive == nil
      ? FileManager.default.fileExists(atPath: absolute(path)) : paths.contains(path)
  }

  /// The path of a file of the tree as people would give it.
  func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(root)/\(path)" }

  /// What the tree holds, in a few words: `12 .png, 1 .csv; at the top: raw, notes.txt`.
  var summary: String {
    guard !paths.isEmpty else { return "nothing that Mien reads" }
    let endings = paths.reduce(into: [:]) { $0[$1.fileEnding, default: 0] += 1 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) .\($0.key)" }
    let top = Set(paths.map { String($0.prefix { $0 != "/" }) }).sorted()
    let names = top.prefix(5).joined(separator: ", ") + (top.count > 5 ? ", …" : "")
    return "\(endings.joined(separator: ", ")); at the top: \(names)"
  }

  private static let pictureEndings: Set<String> = [
    "png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp", "pgm", "ppm", "pnm",
  ]
  private static let otherEndings: Set<String> = ["csv", "txt", "npy"]

  private static func matters(_ path: String) -> Bool {
    guard pictureEndings.contains(path.fileEnding) || otherEndings.contains(path.fileEnding) else {
      return false
    }
    return !path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }

  private static func files(inFolder path: String) throws -> [String] {
    do {
      _ = try FileManager.default.contentsOfDirectory(atPath: path)  // for its error
    } catch {
      throw DatasetsError.cannotRead(path: path, reason: error.localizedDescription)
    }
    return FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
  }

  /// Whether a file begins as zip archives do.
  private static func isArchive(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }  // nothing was written
    let start = (try? file.read(upToCount: 4)) ?? nil  // what cannot be read is no archive
    return start == Data([0x50, 0x4B, 0x03, 0x04]) || path.fileEnding == "zip"
  }
}

extension String {
  /// What follows the last dot of a path's last part, lower case: `png`.
  var fileEnding: String {
    guard let dot = utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let ending = self[index(after: dot)...]
    return ending.utf8.contains(UInt8(ascii: "/")) ? "" : ending.lowercased()
  }

  /// A path's last part: `a/b.png` → `b.png`.
  var fileName: Substring { self[(lastIndex(of: "/").map(index(after:)) ?? startIndex)...] }

  /// The folders of a path, outermost first: `a/b/c.png` → `a`, `b`.
  var folders: [Substring] { split(separator: "/").dropLast() }
}
