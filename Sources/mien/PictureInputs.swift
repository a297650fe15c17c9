import Foundation
import MediaIO

/// One picture that a command was asked to read.
struct PictureInput: Equatable {
  /// The path as the user would name it.
  let path: String
  /// Where its annotated picture goes, below the output folder's `annotated`: the path within the
  /// named folder, another one for each input.
  let name: String
}

extension PictureInput {
  /// The pictures that paths name: files as they are, folders with all pictures below them.
  ///
  /// - Throws: `MediaIOError` when a folder can't be listed or holds no picture. A file that is
  ///   missing or no picture shows when it is read.
  static func all(of paths: [String]) throws -> [PictureInput] {
    var taken: Set<String> = []
    return try paths.flatMap { path in
      try files(of: path).map { file in
        PictureInput(path: file.path, name: unique(annotatedName(file.name), taken: &taken))
      }
    }
  }

  private static func files(of path: String) throws -> [(path: String, name: String)] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return [(path, URL(filePath: path).lastPathComponent)] }
    let folder = URL(filePath: path)
    let files = try PictureFolder.files(in: folder)
    guard !files.isEmpty else { throw NoPictures(folder: path) }
    return files.map { file in
      let name = String(file.path.dropFirst(folder.path.count + 1))
      return ("\(path.hasSuffix("/") ? String(path.dropLast()) : path)/\(name)", name)
    }
  }

  /// JPEG stays JPEG, all else becomes PNG.
  private static func annotatedName(_ name: String) -> String {
    let ending = (name as NSString).pathExtension.lowercased()
    let isJPEG = ending == "jpg" || ending == "jpeg"
    return (name as NSString).deletingPathExtension + (isJPEG ? ".jpg" : ".png")
  }

  /// The name, with a number before its extension when it was given before.
  private static func unique(_ name: String, taken: inout Set<String>) -> String {
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

/// A folder that was to be read holds nothing to read.
struct NoPictures: LocalizedError, Equatable {
  let folder: String

  var errorDescription: String? { "there is no picture in \(folder)" }

  var recoverySuggestion: String? {
    "name a folder with \(PictureFolder.extensions.sorted().joined(separator: ", ")) files"
  }
}
