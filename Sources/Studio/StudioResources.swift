import Foundation

/// Where the pages and the interface's description lie: in the bundle beside the program.
enum StudioResources {
  /// The folder `Resources` of the bundle.
  ///
  /// `Bundle.module` would stop the program when the bundle is not there.
  /// - Throws: `StudioError.noPages`.
  static func folder() throws -> URL {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]  // no /proc on macOS
    let folder = URL(filePath: program).deletingLastPathComponent()
    #if os(Linux)
      let bundle = folder.appending(component: "mien_Studio.resources")
    #else
      let bundle = folder.appending(component: "mien_Studio.bundle")
    #endif
    let resources = bundle.appending(component: "Resources")
    guard FileManager.default.isReadableFile(atPath: resources.path) else {
      throw StudioError.noPages(path: resources.path)
    }
    return resources
  }
}
