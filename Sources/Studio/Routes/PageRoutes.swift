import Assets
import Foundation
import HTTPTypes
import Hummingbird

/// The pages: files of the folder `pages`, and Plotly.
struct PageRoutes {
  let studio: StudioParts

  /// Sends what lies at a path, `/` being `index.html`.
  @Sendable func page(_ request: Request, _ context: StudioContext) async throws -> Response {
    let url = try file(at: request.uri.path)
    return try await FileAnswerBody(url: url, type: FileType.name(of: url.lastPathComponent))
      .response(to: request, context: context)
  }

  /// The file at a path; links and points lead nowhere else.
  private func file(at path: String) throws -> URL {
    if path == "/plotly.min.js" { return try Asset.plotly.url("plotly.min.js") }
    let unknown = StudioError.unknownPath(path)
    guard let name = path.removingPercentEncoding, !path.hasPrefix("/api/") else { throw unknown }
    let parts = name.split(separator: "/").map(String.init)
    guard parts.allSatisfy({ !$0.hasPrefix(".") && !$0.contains("\0") }) else { throw unknown }
    let pages = studio.resources.appending(component: "pages").resolvingSymlinksInPath()
    var file = pages
    for part in parts.isEmpty ? ["index.html"] : parts { file.append(component: part) }
    file = file.resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    guard file.path.hasPrefix(pages.path + "/"),
      FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
      !isFolder.boolValue
    else { throw unknown }
    return file
  }
}
