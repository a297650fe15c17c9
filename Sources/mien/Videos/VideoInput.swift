import Foundation
import MediaIO

/// One video that a command was asked to read: a file, or pictures that are its frames.
struct VideoInput: Equatable {
  /// What its frames are.
  private enum Frames: Equatable {
    case file
    case pattern(PicturePattern, frameRate: Double)
    case folder(frameRate: Double)
  }

  /// The path as the user would name it.
  let path: String
  /// Where its results go, below the output folder; another one for each input.
  private(set) var folder: String
  private let frames: Frames

  /// A video file.
  init(_ file: InputFile) {
    path = file.path
    folder = (file.name as NSString).deletingPathExtension
    frames = .file
  }

  /// The pictures that a path names: those that fit a pattern, or those of a folder where a frame
  /// rate is given; nil for another path.
  ///
  /// - Throws: `NoPictures` for a folder without pictures; `MediaIOError` when it can't be listed.
  init?(sequence path: String, frameRate: Double?) throws {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if !exists, let pattern = PicturePattern(path) {
      folder = pattern.name
      frames = .pattern(pattern, frameRate: frameRate ?? 25)
    } else if isFolder.boolValue, let frameRate {
      let url = URL(filePath: path, directoryHint: .isDirectory)
      guard try !PictureSequence.files(in: url).isEmpty else { throw NoPictures(folder: path) }
      folder = url.standardizedFileURL.lastPathComponent
      frames = .folder(frameRate: frameRate)
    } else {
      return nil
    }
    self.path = path
  }

  /// Opens the video.
  ///
  /// - Throws: `MediaIOError`.
  func open() throws -> any FrameSource {
    switch frames {
    case .file: try VideoReader(contentsOf: URL(filePath: path))
    case .pattern(let pattern, let frameRate):
      try PictureSequence(pattern, frameRate: frameRate)
    case .folder(let frameRate):
      try PictureSequence(
        folder: URL(filePath: path, directoryHint: .isDirectory), frameRate: frameRate)
    }
  }

  /// The file, whose sound an annotated video may have; nil for pictures.
  var file: URL? { frames == .file ? URL(filePath: path) : nil }

  /// Size of all of it, in bytes; 0 for what can't be read.
  var bytes: Int {
    let pictures: [URL]? =
      switch frames {
      case .file: nil
      case .pattern(let pattern, _): try? pattern.files().map(\.url)
      case .folder: try? PictureSequence.files(in: URL(filePath: path, directoryHint: .isDirectory))
      }
    guard let pictures else { return VideoRecord.bytes(ofFileAt: path) }
    return pictures.reduce(0) { $0 + VideoRecord.bytes(ofFileAt: $1.path) }
  }

  /// The videos, each with a folder that no other one has.
  static func withOwnFolders(_ videos: [VideoInput]) -> [VideoInput] {
    var taken: Set<String> = []
    return videos.map { video in
      // Not `InputFile.unique`'s own cut: a name may hold points.
      var video = video
      let name = video.folder
      var number = 2
      while !taken.insert(video.folder).inserted {
        video.folder = "\(name)-\(number)"
        number += 1
      }
      return video
    }
  }
}
