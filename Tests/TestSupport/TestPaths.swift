import Foundation

/// Where tests find what is not code.
public enum TestPaths {
  /// The package's root.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The research data (`MIEN_DATA`, else `../shared/data`); nil on machines without them.
  public static let data: URL? = {
    let named = ProcessInfo.processInfo.environment["MIEN_DATA"].map { URL(filePath: $0) }
    let folder = named ?? root.appending(path: "../shared/data").standardizedFileURL
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// A new empty folder under the system's temporary one.
  public static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      component: "mien-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
