import Foundation

/// A part that `script/bootstrap` puts in place: detector weights, cascades, page scripts.
///
///     let pnet = try Asset.mtcnn.url("pnet.safetensors")
///
/// Looked for in `MIEN_ASSETS`, then in `mien-assets` beside the executable, then in `.deps` of
/// the executable's folder or of one above it, as in a checkout.
public enum Asset: String, CaseIterable, Sendable {
  /// P-, R- and O-Net: `pnet.safetensors`, `rnet.safetensors`, `onet.safetensors`.
  case mtcnn
  /// OpenCV's Haar cascades: `haarcascade_frontalface_default.xml` and others.
  case haarcascades
  /// The chart library of the HTML reports: `plotly.min.js`.
  case plotly
  /// Public-domain photographs for tests: `astronaut.png` (NASA).
  case pictures
  /// The morphable head that faces are rendered from: `head.bin`.
  case makehuman
  /// The weights that ship: `fer2013.safetensors`.
  case models

  /// Where one file of the part lies.
  ///
  /// - Throws: `AssetsError.missing` when it is nowhere.
  public func url(_ file: String) throws -> URL {
    let candidates = Self.roots.map { $0.appending(components: rawValue, file) }
    guard let found = candidates.first(where: { $0.isReadableFile }) else {
      throw AssetsError.missing(part: rawValue, file: file)
    }
    return found
  }

  /// The folders that may hold the parts, first choice first.
  static var roots: [URL] {
    var roots: [URL] = []
    if let named = ProcessInfo.processInfo.environment["MIEN_ASSETS"] {
      roots.append(URL(filePath: named))
    }
    var folder = Self.executable.deletingLastPathComponent()
    roots.append(folder.appending(component: "mien-assets"))
    while folder.path != "/" {
      roots.append(folder.appending(component: ".deps"))
      folder.deleteLastPathComponent()
    }
    return roots
  }

  /// The running program, links resolved.
  private static var executable: URL {
    let link = URL(filePath: "/proc/self/exe")
    let path =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: link.path))
      ?? CommandLine.arguments[0]  // no /proc on macOS
    return URL(filePath: path)
  }
}

extension URL {
  fileprivate var isReadableFile: Bool { FileManager.default.isReadableFile(atPath: path) }
}
