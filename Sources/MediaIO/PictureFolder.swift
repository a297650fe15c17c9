import Foundation

/// The picture files of a folder, told by their names.
public enum PictureFolder {
  /// The extensions of the files that `ImageReader` reads, in lower case.
  public static let extensions: Set<String> = [
    "jpg", "jpeg", "jpe", "png", "tif", "tiff", "bmp", "webp", "pbm", "pgm", "ppm", "pnm",
  ]

  /// The picture files in a folder and the folders within, sorted by path.
  ///
  /// Hidden files and folders are left out, and links to folders are not followed. The paths start
  /// as `folder` does. A folder without pictures gives none.
  ///
  /// - Throws: `MediaIOError.missing`, `.isNotFolder`, `.noPermission`, `.cannotRead`.
  public static func files(in folder: URL) throws -> [URL] {
    try files(in: folder, endingIn: extensions)
  }

  /// The files in a folder and the folders within that have one of some extensions.
  static func files(in folder: URL, endingIn extensions: Set<String>) throws -> [URL] {
    let path = folder.path(percentEncoded: false)
    guard let handle = opendir(path) else {
      throw errno == ENOTDIR && FileManager.default.fileExists(atPath: path)
        ? MediaIOError.isNotFolder(path: path) : FileBytes.error(path, errno)
    }
    closedir(handle)
    guard let names = FileManager.default.enumerator(atPath: path) else { return [] }
    var found: [String] = []
    while let name = names.nextObject() as? String {
      let last = name.split(separator: "/").last ?? ""
      if last.hasPrefix(".") {
        names.skipDescendants()
      } else if has(last, oneOf: extensions), isFile("\(path)/\(name)") {
        found.append(name)
      }
    }
    return found.sorted().map { folder.appending(path: $0) }
  }

  private static func has(_ name: Substring, oneOf extensions: Set<String>) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return extensions.contains(name[name.index(after: dot)...].lowercased())
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}
