import Foundation

/// The video files of a folder, told by their names.
public enum VideoFolder {
  /// The extensions that video files usually have, in lower case; a file that is named may have
  /// any other.
  public static let extensions: Set<String> = [
    "mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "m2v", "ts", "mts", "m2ts", "wmv",
    "flv", "ogv", "3gp", "3g2", "asf", "vob", "mxf", "mjpeg", "y4m",
  ]

  /// The video files in a folder and the folders within, sorted by path, as `PictureFolder` does.
  ///
  /// - Throws: `MediaIOError.missing`, `.isNotFolder`, `.noPermission`, `.cannotRead`.
  public static func files(in folder: URL) throws -> [URL] {
    try PictureFolder.files(in: folder, endingIn: extensions)
  }
}
