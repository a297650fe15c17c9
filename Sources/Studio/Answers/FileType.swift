import Foundation

/// The media types of files that the studio sends.
enum FileType {
  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "json": "application/json", "jsonl": "application/jsonl", "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "ico": "image/x-icon", "mp4": "video/mp4", "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8", "webmanifest": "application/manifest+json",
  ]

  /// The type by the name's extension; bytes of nothing known where that tells nothing.
  static func name(of file: String) -> String {
    types[(file as NSString).pathExtension.lowercased()] ?? "application/octet-stream"
  }
}
