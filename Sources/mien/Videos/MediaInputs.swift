import Foundation
import MediaIO

/// What `mien analyze` was asked to read: pictures and videos, mixed.
struct MediaInputs: Equatable {
  var pictures: [PictureInput] = []
  var videos: [VideoInput] = []

  /// The files that paths name: files as they are, folders with all that is known below them; a
  /// path with a number in it (`frames/%04d.png`) is one video, made of the pictures that fit.
  ///
  /// - Parameter frameRate: frames per second; where it is given, a folder is one video, made of
  ///   the pictures in it.
  /// - Throws: `MediaIOError` when a folder can't be listed, `NoPictures` for one with nothing to
  ///   read. A file that is missing or something else shows when it is read.
  init(of paths: [String], frameRate: Double? = nil) throws {
    var (pictures, videos): ([InputFile], [VideoInput]) = ([], [])
    for path in paths {
      if let sequence = try VideoInput(sequence: path, frameRate: frameRate) {
        videos.append(sequence)
      } else if let found = try InputFile.all(of: path, in: PictureFolder.files) {
        let films = try InputFile.all(of: path, in: VideoFolder.files) ?? []
        guard !found.isEmpty || !films.isEmpty else {
          throw NoPictures(folder: path, orVideos: true)
        }
        pictures += found
        videos += films.map(VideoInput.init)
      } else if MediaKind(ofFileAt: path) == .video {
        videos.append(VideoInput(InputFile(path)))
      } else {
        pictures.append(InputFile(path))
      }
    }
    self.pictures = PictureInput.all(of: pictures)
    self.videos = VideoInput.withOwnFolders(videos)
  }
}
