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
    all(
      of: try paths.flatMap { path in
        let files = try InputFile.all(of: path, in: PictureFolder.files)
        if let files, files.isEmpty { throw NoPictures(folder: path) }
        return files ?? [InputFile(path)]
      })
  }

  /// The pictures that are these files.
  static func all(of files: [InputFile]) -> [PictureInput] {
    var taken: Set<String> = []
    return files.map { file in
      PictureInput(
        path: file.path, name: InputFile.unique(annotatedName(file.name), taken: &taken))
    }
  }

  /// JPEG stays JPEG, all else becomes PNG.
  private static func annotatedName(_ name: String) -> String {
    let ending = (name as NSString).pathExtension.lowercased()
    let isJPEG = ending == "jpg" || ending == "jpeg"
    return (name as NSString).deletingPathExtension + (isJPEG ? ".jpg" : ".png")
  }
}

/// A folder that was to be read holds nothing to read.
struct NoPictures: LocalizedError, Equatable {
  let folder: String
  /// Whether videos would have done as well.
  var orVideos = false

  var errorDescription: String? {
    "there is no picture\(orVideos ? " and no video" : "") in \(folder)"
  }

  var recoverySuggestion: String? {
    "name a folder with \(PictureFolder.extensions.sorted().joined(separator: ", ")) files"
  }
}
