import Foundation
import Imaging

/// Writes still pictures as PNG or JPEG.
///
///     try ImageWriter().write(image, to: URL(filePath: "out/faces.png"))
///
/// PNG keeps every pixel. A file is written whole or not at all: on a fault what was there before
/// stays. Safe to use from several tasks at once.
public struct ImageWriter: Sendable {
  /// What a picture is encoded as.
  public enum Format: String, Sendable {
    /// Without loss, gray or RGB.
    case png
    /// With loss, by `jpegQuality`.
    case jpeg
  }

  /// The extensions that can be written, the preferred one first.
  public static let extensions = ["png", "jpg", "jpeg"]

  /// 1...100, as other programs count it; from 90 colours keep their full resolution.
  public var jpegQuality: Int

  /// A writer; the quality is kept within 1...100.
  public init(jpegQuality: Int = 92) { self.jpegQuality = min(max(jpegQuality, 1), 100) }

  /// Writes a picture file; the name's extension says the format.
  ///
  /// - Throws: `MediaIOError.unsupportedExtension`, `.cannotWrite`, `.missingCodec`.
  public func write(_ image: Image, to file: URL) throws {
    let path = file.path(percentEncoded: false)
    let format: Format
    switch file.pathExtension.lowercased() {
    case "png": format = .png
    case "jpg", "jpeg": format = .jpeg
    default: throw MediaIOError.unsupportedExtension(path: path, supported: Self.extensions)
    }
    try AtomicFile.write(encode(image, as: format, path: path), to: file)
  }

  /// A picture as the bytes of a file, for pages and answers of a server.
  ///
  /// - Throws: `MediaIOError.cannotWrite` for a size that the format does not take (JPEG: 65 500
  ///   pixels per side), `.missingCodec`.
  public func bytes(of image: Image, as format: Format) throws -> [UInt8] {
    try encode(image, as: format, path: "picture.\(format.rawValue)")
  }

  private func encode(_ image: Image, as format: Format, path: String) throws -> [UInt8] {
    switch format {
    case .png:
      let encoder = try StillEncoder(image, kind: .png, path: path)
      encoder.fill(with: image)
      return try encoder.bytes()
    case .jpeg:
      let encoder = try StillEncoder(
        image, kind: .jpeg(quality: jpegQuality, keepsColours: jpegQuality >= 90), path: path)
      encoder.fillLumaChroma(with: image)
      return try encoder.bytes()
    }
  }
}
