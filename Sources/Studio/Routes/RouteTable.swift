import HTTPTypes
import Hummingbird

/// One path and method of the interface, with what answers it.
struct Route: Sendable {
  let method: HTTPRequest.Method
  /// With captures in braces, as OpenAPI writes them: `/api/v1/jobs/{job}`.
  let path: String
  let answer: @Sendable (Request, StudioContext) async throws -> Response

  init(
    _ method: HTTPRequest.Method, _ path: String,
    _ answer: @escaping @Sendable (Request, StudioContext) async throws -> Response
  ) {
    (self.method, self.path, self.answer) = (method, path, answer)
  }
}

/// All paths of the interface: what is served, and what the OpenAPI file must say.
struct RouteTable: Sendable {
  let routes: [Route]

  /// The methods that a path takes.
  func methods(at path: String) -> [String] {
    routes.filter { Self.fits(path, pattern: $0.path) }.map(\.method.rawValue).sorted()
  }

  private static func fits(_ path: String, pattern: String) -> Bool {
    let parts = path.split(separator: "/")
    let pattern = pattern.split(separator: "/")
    return parts.count == pattern.count
      && zip(parts, pattern).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
  }
}
