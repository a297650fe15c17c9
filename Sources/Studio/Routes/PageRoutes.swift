import Assets
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The pages, each in the frame that all share, what belongs to them, and Plotly.
struct PageRoutes {
  let studio: StudioParts

  /// Sends what lies at a path, `/` being `index.html`.
  @Sendable func page(_ request: Request, _ context: StudioContext) async throws -> Response {
    let url = try file(at: request.uri.path)
    let (name, type) = (url.lastPathComponent, FileType.name(of: url.lastPathComponent))
    guard url.pathExtension == "html" else {
      return try await FileAnswerBody(url: url, type: type).response(to: request, context: context)
    }
    let document = Page(name: name, content: try text(of: url)).document(in: try text(of: frame))
    return Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(string: document)))
  }

  private var frame: URL { studio.resources.appending(component: "frame.html") }

  private func text(of file: URL) throws -> String {
    do { return try String(contentsOf: file, encoding: .utf8) } catch {
      throw StudioError.noPages(path: file.path)
    }
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
