import Foundation

/// Where live frames come from.
///
///     CameraSource("0")                               // the first camera: /dev/video0
///     CameraSource("/dev/video2")                     // this one
///     CameraSource("lavfi:testsrc=size=640x480")      // a filter graph of FFmpeg
///     CameraSource("talk.mp4")                        // a video file, at its own pace
public enum CameraSource: Equatable, Sendable, CustomStringConvertible {
  /// A camera: on Linux its device file, on macOS its number.
  case device(String)
  /// A filter graph of FFmpeg that makes pictures, in place of a camera.
  case graph(String)
  /// A video file, in place of a camera.
  case file(URL)

  /// The source that a text names.
  public init(_ text: String) {
    if let number = Int(text), number >= 0 {
      self = .device(CameraDevice.path(ofNumber: number))
    } else if text.hasPrefix("lavfi:") {
      self = .graph(String(text.dropFirst("lavfi:".count)))
    } else if text.hasPrefix("/dev/") {
      self = .device(text)
    } else {
      self = .file(URL(filePath: text))
    }
  }

  /// The name that reads as this source.
  public var description: String {
    switch self {
    case .device(let path): path
    case .graph(let graph): "lavfi:\(graph)"
    case .file(let url): url.relativePath
    }
  }

  /// Whether it is a camera, which may vanish and come back, and sets its own pace.
  var isDevice: Bool {
    if case .device = self { true } else { false }
  }

  /// Opens the source.
  ///
  /// - Parameter goesOn: asked while a camera lets wait for its next frame.
  /// - Throws: `MediaIOError`.
  func open(
    _ configuration: Camera.Configuration, goesOn: @escaping () -> Bool
  ) throws -> VideoReader {
    switch self {
    case .file(let url): return try VideoReader(contentsOf: url)
    case .graph(let graph):
      return try VideoReader(MediaInput(device: graph, of: "lavfi", named: description))
    case .device(let path):
      let input = try MediaInput(
        device: path, of: CameraDevice.format, named: path,
        options: [
          "video_size": "\(configuration.width)x\(configuration.height)",
          "framerate": "\(configuration.frameRate)",
        ], goesOn: goesOn)
      do {
        return try VideoReader(input)
      } catch MediaIOError.noFrames {
        throw MediaIOError.cameraFailed(name: path, reason: "it gives no picture")
      }
    }
  }
}
