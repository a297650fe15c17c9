import Foundation
import HTTPTypes
import Hummingbird
import MediaIO

/// Lets those in who know the token: as `Authorization: Bearer`, or by a cookie that a visit to
/// `/?token=…` sets.
struct TokenMiddleware: RouterMiddleware {
  private let token: Secret
  /// Stands for the token in browsers; another one for each start.
  private let visit: String

  init(token: String) {
    self.token = Secret(token)
    visit = (0..<32).map { _ in String(format: "%02x", UInt8.random(in: 0...255)) }.joined()
  }

  func handle(
    _ request: Request, context: StudioContext,
    next: (Request, StudioContext) async throws -> Response
  ) async throws -> Response {
    if request.method == .get, request.uri.path == "/",
      let given = request.uri.queryParameters["token"]
    {
      guard token.equals(String(given)) else { throw StudioError.unauthorized }
      let cookie = "mien=\(visit); Path=/; HttpOnly; SameSite=Strict"
      return Response(status: .seeOther, headers: [.location: "/", .setCookie: cookie])
    }
    guard hasToken(request) || hasCookie(request) else { throw StudioError.unauthorized }
    return try await next(request, context)
  }

  private func hasToken(_ request: Request) -> Bool {
    guard let field = request.headers[.authorization] else { return false }
    let parts = field.split(separator: " ", maxSplits: 1)
    return parts.count == 2 && parts[0].lowercased() == "bearer" && token.equals(String(parts[1]))
  }

  private func hasCookie(_ request: Request) -> Bool {
    guard let value = request.cookies["mien"]?.value else { return false }
    return Secret(visit).equals(value)
  }
}

/// A text that is compared in a time that says nothing of it.
struct Secret: Sendable {
  private let digest: [UInt8]

  init(_ text: String) { digest = Array(SHA256.hex(of: Array(text.utf8)).utf8) }

  /// Whether another text is the same; takes as long for every other one of its length.
  func equals(_ other: String) -> Bool {
    let found = Array(SHA256.hex(of: Array(other.utf8)).utf8)
    var difference: UInt8 = 0
    for (a, b) in zip(digest, found) { difference |= a ^ b }
    return difference == 0
  }
}
