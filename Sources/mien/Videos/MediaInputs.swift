import Foundation
import MediaIO

/// What `mien analyze` was asked to read: pictures and videos, mixed.
struct MediaInputs: Equatable {
  var pictures: [PictureInput] = []
  var videos: [VideoInput] = []

  /// The files that paths name: files as they are, folders with all that is known below them.
  ///
  /// - Throws: `MediaIOError` when a folder can't be listed, `NoPictures` for one with nothing to
  ///   read. A file that is missing or something else shows when it is read.
  init(of paths: [String]) throws {
    var (pictures, videos): ([InputFile], [InputFile]) = ([], [])
    for path in paths {
      if let found = try InputFile.all(of: path, in: PictureFolder.files) {
        let films = try InputFile.all(of: path, in: VideoFolder.files) ?? []
        guard !found.isEmpty || !films.isEmpty else {
          throw NoPictures(folder: path, orVideos: true)
        }
        pictures += found
        videos += films
      } else if MediaKind(ofFileAt: path) == .video {
        videos.append(InputFile(path))
      } else {
        pictures.append(InputFile(path))
      }
    }
    self.pictures = PictureInput.all(of: pictures)
    self.videos = VideoInput.all(of: videos)
  }
}

/// One video that a command was asked to read.
struct VideoInput: Equatable {
  /// The path as the user would name it.
  let path: String
  /// Where its results go, below the output folder; another one for each input.
  let folder: String

  /// The videos that are these files.
  static func all(of files: [InputFile]) -> [VideoInput] {
    var taken: Set<String> = []
    return files.map { file in
      let stem = (file.name as NSString).deletingPathExtension
      // Not `unique(_:)`'s own cut: a stem may hold points.
      var folder = stem
      var number = 2
      while !taken.insert(folder).inserted {
        folder = "\(stem)-\(number)"
        number += 1
      }
      return VideoInput(path: file.path, folder: folder)
    }
  }
}
