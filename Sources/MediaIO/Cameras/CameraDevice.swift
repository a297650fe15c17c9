import CFFmpeg
import Foundation

/// A camera that the system knows.
public struct CameraDevice: Equatable, Sendable, CustomStringConvertible {
  /// What to open it by: `/dev/video0`.
  public let path: String
  /// What it calls itself; nil where the system does not say.
  public let name: String?

  /// The path, with the name in brackets.
  public var description: String { name.map { "\(path) (\($0))" } ?? path }

  /// FFmpeg's name of the system's cameras.
  static var format: String { String(cString: cff_camera_format()) }

  /// How a camera with a number is opened.
  static func path(ofNumber number: Int) -> String {
    #if os(macOS)
      return "\(number)"
    #else
      return "/dev/video\(number)"
    #endif
  }

  /// The cameras there are, by number; on macOS none, as AVFoundation lists them by itself.
  ///
  /// A camera may have several device files; only its first one gives pictures.
  public static func all() -> [CameraDevice] {
    all(devices: "/dev", names: "/sys/class/video4linux")
  }

  static func all(devices: String, names: String) -> [CameraDevice] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: devices)) ?? []
    let numbers = files.filter { $0.hasPrefix("video") }.compactMap { Int($0.dropFirst(5)) }
    return numbers.sorted().compactMap { number in
      let folder = "\(names)/video\(number)"
      // Metadata and outputs of the same camera have indices above 0.
      if let index = text("\(folder)/index"), index != "0" { return nil }
      return CameraDevice(path: "\(devices)/video\(number)", name: text("\(folder)/name"))
    }
  }

  private static func text(_ path: String) -> String? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return trimmed.isEmpty ? nil : trimmed
  }
}

extension MediaIOError {
  /// What a negative result of FFmpeg means when a camera is opened.
  static func camera(_ name: String, _ code: Int32) -> MediaIOError {
    switch -code {
    case ENOENT, ENODEV, ENXIO, ENOTDIR, ENOTTY:
      .noCamera(name: name, found: CameraDevice.all().map(\.description))
    case EBUSY: .cameraBusy(name: name)
    case EACCES, EPERM: .cameraDenied(name: name)
    default: .cameraFailed(name: name, reason: FFmpegMessage.text(code))
    }
  }
}
