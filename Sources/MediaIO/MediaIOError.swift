import Foundation

/// What can go wrong with files; `path` is the file as the caller named it.
public enum MediaIOError: LocalizedError, Equatable, Sendable {
  /// There is nothing at the path.
  case missing(path: String)
  /// A folder where a file is needed.
  case isFolder(path: String)
  /// A file where a folder is needed.
  case isNotFolder(path: String)
  /// The file may not be read.
  case noPermission(path: String)
  /// The system could not read the file.
  case cannotRead(path: String, reason: String)
  /// A file of no bytes.
  case empty(path: String)
  /// The content is none of the picture formats that are known.
  case notAPicture(path: String)
  /// A picture, but of a format that is not read.
  case unsupportedFormat(path: String, format: String)
  /// The file ends before its picture does.
  case truncated(path: String)
  /// The picture's data contradict themselves.
  case damaged(path: String, reason: String)
  /// More pixels than the limit allows; nothing was allocated for them.
  case tooManyPixels(path: String, width: Int, height: Int, limit: Int)
  /// More bytes than the limit allows; nothing was read.
  case tooManyBytes(path: String, found: Int, limit: Int)
  /// FFmpeg was built without the part that reads or writes this format.
  case missingCodec(path: String, name: String)
  /// The content is no media file that FFmpeg knows.
  case notAVideo(path: String)
  /// A media file without moving pictures.
  case noVideo(path: String)
  /// A video of which no frame can be decoded.
  case noFrames(path: String)
  /// FFmpeg's libraries for video are not installed, or of another version than those built with.
  case missingLibrary(names: [String], reason: String)
  /// An MP4 file can't hold sound of this kind.
  case unsupportedAudio(path: String, codec: String)
  /// There is no such camera; `found` are those there are.
  case noCamera(name: String, found: [String])
  /// Another program uses the camera.
  case cameraBusy(name: String)
  /// The camera may not be used.
  case cameraDenied(name: String)
  /// The camera, or the filter graph in its place, can't be read.
  case cameraFailed(name: String, reason: String)
  /// The file could not be written; what was there before is intact.
  case cannotWrite(path: String, reason: String)
  /// The name's extension is none of those that can be written.
  case unsupportedExtension(path: String, supported: [String])

  public var errorDescription: String? {
    switch self {
    case .missing(let path): "there is no file '\(path)'"
    case .isFolder(let path): "'\(path)' is a folder, not a file"
    case .isNotFolder(let path): "'\(path)' is not a folder"
    case .noPermission(let path): "no permission to read '\(path)'"
    case .cannotRead(let path, let reason): "'\(path)' can't be read: \(reason)"
    case .empty(let path): "'\(path)' is empty"
    case .notAPicture(let path): "'\(path)' is not a picture"
    case .unsupportedFormat(let path, let format):
      "'\(path)' is a \(format) picture, a format that is not read"
    case .truncated(let path): "'\(path)' is incomplete: it ends before its picture does"
    case .damaged(let path, let reason): "'\(path)' is damaged: \(reason)"
    case .tooManyPixels(let path, let width, let height, let limit):
      "'\(path)' is too large: \(width)×\(height) pixels, of \(limit / 1_000_000) million allowed"
    case .tooManyBytes(let path, let found, let limit):
      "'\(path)' is too large: \(found) bytes, of \(limit) allowed"
    case .missingCodec(let path, let name):
      "'\(path)' needs the part '\(name)', which this FFmpeg lacks"
    case .notAVideo(let path): "'\(path)' is not a video"
    case .noVideo(let path): "'\(path)' holds no video"
    case .noFrames(let path): "'\(path)' holds no frame that can be decoded"
    case .missingLibrary(let names, let reason):
      "\(names.joined(separator: " and ")) can't be opened: \(reason)"
    case .unsupportedAudio(let path, let codec):
      "the sound of '\(path)' is \(codec), which an MP4 file can't hold"
    case .noCamera(let name, _): "there is no camera '\(name)'"
    case .cameraBusy(let name): "the camera '\(name)' is in use by another program"
    case .cameraDenied(let name): "no permission to use the camera '\(name)'"
    case .cameraFailed(let name, let reason): "the camera '\(name)' can't be read: \(reason)"
    case .cannotWrite(let path, let reason): "'\(path)' can't be written: \(reason)"
    case .unsupportedExtension(let path, let supported):
      "'\(path)' does not end in one of \(supported.map { "." + $0 }.joined(separator: ", "))"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .missing: "check the spelling of the path"
    case .isFolder: "name a file in it"
    case .isNotFolder: "name the folder that holds the pictures"
    case .noPermission: "make the file readable for you, for example with chmod u+r"
    case .cannotRead: "check the disk or the network drive that it lies on"
    case .empty, .truncated: "copy or download it again"
    case .notAPicture: "give a JPEG, PNG, TIFF, BMP, WebP, PGM or PPM file"
    case .unsupportedFormat: "convert it to JPEG or PNG"
    case .damaged: "open and save it anew in another program, or leave it out"
    case .tooManyPixels: "scale it down before; faces need no more than some hundred pixels"
    case .tooManyBytes: "give a smaller file"
    case .missingCodec: "install Debian's or Ubuntu's libavcodec, for example with script/bootstrap"
    case .notAVideo: "give a file that a video player opens"
    case .noVideo: "give a file with moving pictures; sound or a cover alone is not enough"
    case .noFrames: "see whether a player shows it; copy, download or record it again"
    case .missingLibrary:
      "install Debian's or Ubuntu's libavformat-dev, libswscale-dev and libavdevice-dev, or run "
        + "script/bootstrap"
    case .unsupportedAudio: "write the video without sound"
    case .noCamera(_, let found):
      found.isEmpty
        ? "no camera is connected; plug one in, or name a video file instead"
        : "name one of these: \(found.joined(separator: ", "))"
    case .cameraBusy: "close the program that uses it; fuser -v names it"
    case .cameraDenied: "add yourself to the group video, and log in again: usermod -aG video NAME"
    case .cameraFailed(let name, _) where name.hasPrefix("lavfi:"):
      "check the filter graph: ffplay -f lavfi GRAPH shows it"
    case .cameraFailed: "see whether another program shows its picture, and plug it in anew"
    case .cannotWrite:
      "check that the folder exists, that you may write there and the disk has room"
    case .unsupportedExtension(_, let supported): "name the file .\(supported.first ?? "png")"
    }
  }
}
