import Foundation

/// The folders below which data sets may lie; nothing beside them is listed or read.
struct DataRoots: Sendable {
  /// What a data set may be.
  enum Kind: String, Encodable, Sendable { case folder, archive, table }

  /// Something that may be a data set, or a folder with some.
  struct Entry: Encodable, Equatable, Sendable {
    var name: String
    var path: String
    var kind: Kind
  }

  /// The most entries of a folder that are listed.
  static let entryLimit = 1000

  /// Absolute, links followed.
  let folders: [URL]

  init(_ folders: [URL]) {
    self.folders = folders.map { $0.standardizedFileURL.resolvingSymlinksInPath() }
  }

  /// A path with links followed.
  ///
  /// - Throws: `StudioError.forbiddenPath` for one that does not lie in a root, `.missing` for one
  ///   where nothing lies.
  func resolved(_ path: String) throws -> URL {
    let url = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
    guard path.hasPrefix("/"), !path.contains("\0"), contains(url) else {
      throw StudioError.forbiddenPath(path, roots: folders.map(\.path))
    }
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw StudioError.missing(kind: "folder or file", id: path)
    }
    return url
  }

  /// Whether a path without links is a root or lies in one.
  func contains(_ url: URL) -> Bool {
    folders.contains { $0.path == "/" || url.path == $0.path || url.path.hasPrefix($0.path + "/") }
  }

  /// Refuses a folder with a table that is a link to somewhere else, before any table is read.
  ///
  /// - Throws: `StudioError.forbiddenPath`.
  func checkTables(in folder: URL) throws {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    for name in names where Self.isTable(name) {
      let url = folder.appending(path: name)
      guard contains(url.standardizedFileURL.resolvingSymlinksInPath()) else {
        throw StudioError.forbiddenPath(url.path, roots: folders.map(\.path))
      }
    }
  }

  /// Whether a file is one that data sets are described by.
  static func isTable(_ name: String) -> Bool {
    ["csv", "txt", "npy", "jsonl"].contains((name as NSString).pathExtension.lowercased())
  }

  /// The folder above one; nil where the list of roots is above.
  func parent(of url: URL) -> URL? {
    let parent = url.deletingLastPathComponent()
    return url.path != "/" && contains(parent) ? parent : nil
  }

  /// The roots as entries.
  var entries: [Entry] {
    folders.map { Entry(name: $0.lastPathComponent, path: $0.path, kind: .folder) }
  }

  /// What data sets may be in a folder, by name; what is hidden is left out.
  ///
  /// - Throws: `StudioError.badData` when it can't be listed.
  func entries(in folder: URL) throws -> [Entry] {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder.path) } catch {
      throw StudioError.badData(
        reason: "'\(folder.path)' can't be listed", hint: "choose a folder that you may read")
    }
    let entries = names.sorted().lazy.filter { !$0.hasPrefix(".") }.compactMap { name in
      let url = folder.appending(component: name)
      return Self.kind(of: url).map { Entry(name: name, path: url.path, kind: $0) }
    }
    return Array(entries.prefix(Self.entryLimit))
  }

  private static func kind(of url: URL) -> Kind? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return nil
    }
    if isFolder.boolValue { return .folder }
    switch url.pathExtension.lowercased() {
    case "zip": return .archive
    case "csv": return .table
    default: return nil
    }
  }
}
