import Foundation
import HTTPTypes
import Hummingbird

/// A file as an answer, whole or the range that is asked for: players jump within films.
struct FileAnswerBody {
  let url: URL
  let type: String

  /// The answer to a request that may ask for a range.
  ///
  /// - Throws: `StudioError.outsideFile`.
  func response(to request: Request, context: StudioContext) async throws -> Response {
    let size = try size()
    guard let field = request.headers[.range], let range = Self.range(field, of: size) else {
      return try await response(context: context)
    }
    guard let range else { throw StudioError.outsideFile(bytes: size) }
    let body = try await FileIO().loadFile(path: url.path, range: range, context: context)
    var headers = headers
    headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(size)"
    return Response(status: .partialContent, headers: headers, body: body)
  }

  /// The whole file.
  ///
  /// - Parameter removing: whether the file goes when it was sent.
  func response(context: StudioContext, removing: Bool = false) async throws -> Response {
    let body = try await FileIO().loadFile(path: url.path, context: context)
    guard removing else { return Response(status: .ok, headers: headers, body: body) }
    let url = url
    let once = ResponseBody(contentLength: body.contentLength) { writer in
      defer { try? FileManager.default.removeItem(at: url) }
      try await body.write(writer)
    }
    return Response(status: .ok, headers: headers, body: once)
  }

  private var headers: HTTPFields { [.contentType: type, .acceptRanges: "bytes"] }

  private func size() throws -> Int {
    try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int ?? 0
  }

  /// The first range of a header; `.some(nil)` for one outside the file, nil for what is none, which
  /// is then ignored (RFC 9110, 14.2).
  static func range(_ field: String, of size: Int) -> ClosedRange<Int>?? {
    guard field.hasPrefix("bytes="), !field.contains(",") else { return .none }
    let ends = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return .none }
    switch (Int(ends[0]), Int(ends[1])) {
    case (let first?, let last?) where first <= last:
      return first < size ? .some(first...min(last, size - 1)) : .some(nil)
    case (let first?, nil) where ends[1].isEmpty:
      return first < size ? .some(first...(size - 1)) : .some(nil)
    case (nil, let count?) where ends[0].isEmpty:
      return count > 0 && size > 0 ? .some(max(0, size - count)...(size - 1)) : .some(nil)
    default: return .none
    }
  }
}
