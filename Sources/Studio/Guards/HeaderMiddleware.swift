import HTTPTypes
import Hummingbird

/// Says with every answer what a browser may do with it.
///
/// Scripts and styles come from the studio alone; pictures may be made by the page (`blob:`,
/// `data:`). The camera is for the studio's own page.
struct HeaderMiddleware: RouterMiddleware {
  static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'",
    "img-src 'self' blob: data:", "media-src 'self' blob:", "connect-src 'self'",
    "font-src 'self'", "manifest-src 'self'", "worker-src 'self'", "base-uri 'none'",
    "form-action 'self'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  func handle(
    _ request: Request, context: StudioContext,
    next: (Request, StudioContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    func set(_ name: String, _ value: String) {
      guard let name = HTTPField.Name(name), response.headers[name] == nil else { return }
      response.headers[name] = value
    }
    set("Content-Security-Policy", Self.policy)
    set("X-Content-Type-Options", "nosniff")
    set("Referrer-Policy", "no-referrer")
    set("Cross-Origin-Opener-Policy", "same-origin")
    set("Cross-Origin-Resource-Policy", "same-origin")
    set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
    set("Cache-Control", request.uri.path.hasPrefix("/api/") ? "no-store" : "no-cache")
    return response
  }
}
