import Foundation
import HTTPTypes
import Hummingbird

/// Refuses requests for other hosts and from other sites' pages.
///
/// A name that another site points at this machine (DNS rebinding) stands in the Host header, and a
/// page that posts across sites in the Origin header; browsers let no page write either.
struct OriginMiddleware: RouterMiddleware {
  let isLoopback: Bool
  /// The address that was bound to.
  let address: String

  func handle(
    _ request: Request, context: StudioContext,
    next: (Request, StudioContext) async throws -> Response
  ) async throws -> Response {
    let authority = request.head.authority ?? ""
    guard isOwn(Self.host(of: authority)) else { throw StudioError.foreignHost(authority) }
    if let origin = request.headers[.origin],
      origin.lowercased() != "http://\(authority)".lowercased()
    {
      throw StudioError.foreignOrigin(origin)
    }
    if let site = request.headers[Self.site], site == "cross-site" || site == "same-site",
      !isVisit(request)
    {
      throw StudioError.foreignOrigin(site)
    }
    return try await next(request, context)
  }

  /// Whether a host is this machine: its own names, and on an open address every number, which no
  /// foreign name can be.
  private func isOwn(_ host: String) -> Bool {
    if ["localhost", "127.0.0.1", "::1", address.lowercased()].contains(host) { return true }
    guard !isLoopback else { return false }
    return Self.isNumber(host) || host == ProcessInfo.processInfo.hostName.lowercased()
  }

  /// Somebody follows a link to a page.
  private func isVisit(_ request: Request) -> Bool {
    request.method == .get && request.headers[Self.mode] == "navigate"
      && !request.uri.path.hasPrefix("/api/")
  }

  /// The host without port and brackets, in small letters.
  static func host(of authority: String) -> String {
    let text = authority.lowercased()
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      return String(text[text.index(after: text.startIndex)..<end])
    }
    return String(text.prefix { $0 != ":" })
  }

  /// Whether a host is an address of numbers.
  private static func isNumber(_ host: String) -> Bool {
    var (four, six) = (in_addr(), in6_addr())
    return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
  }

  private static let site = HTTPField.Name("Sec-Fetch-Site")!
  private static let mode = HTTPField.Name("Sec-Fetch-Mode")!
}
