import Foundation

/// One file that a command was asked to read.
struct InputFile: Equatable {
  /// The path as the user would name it.
  let path: String
  /// The path within the folder that the user named, or the file's own name.
  let name: String

  /// A file that was named itself.
  init(_ path: String) {
    self.path = path
    name = URL(filePath: path).lastPathComponent
  }

  private init(path: String, name: String) {
    self.path = path
    self.name = name
  }

  /// What lies in a folder, and below; nil for what is no folder.
  ///
  /// - Parameter list: which files of the folder count.
  /// - Throws: `MediaIOError` when the folder can't be listed.
  static func all(of path: String, in list: (URL) throws -> [URL]) throws -> [InputFile]? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return nil }
    let folder = URL(filePath: path)
    return try list(folder).map { file in
      let name = String(file.path.dropFirst(folder.path.count + 1))
      let start = path.hasSuffix("/") ? String(path.dropLast()) : path
      return InputFile(path: "\(start)/\(name)", name: name)
    }
  }

  /// The name, with a number before its extension when it was given before.
  static func unique(_ name: String, taken: inout Set<String>) -> String {
    let stem = (name as NSString).deletingPathExtension
    let ending = (name as NSString).pathExtension
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(stem)-\(number)" + (ending.isEmpty ? "" : ".\(ending)")
      number += 1
    }
    return candidate
  }
}
