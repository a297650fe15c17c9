import Foundation

/// How a studio is set up: where it listens, where its history lies, what it refuses.
public struct StudioConfiguration: Sendable {
  /// The address that it binds to; every address but loopback's needs a token.
  public var address = "127.0.0.1"
  /// The port, 0...65535; 0 takes a free one.
  public var port = 8642
  /// The history's database file.
  public var database: URL
  /// What requests must know; nil asks for nothing.
  public var token: String?
  /// Model files besides the one that ships, the default first; empty for the one that ships.
  public var models: [URL]
  /// The folder with the programs `mien` and `mien-studio`, which read videos.
  public var programs: URL
  /// The folders below which data sets may be registered.
  public var dataRoots: [URL] = []
  /// What is too much.
  public var limits = StudioLimits()

  /// A studio on loopback.
  public init(database: URL, models: [URL] = [], programs: URL) {
    self.database = database
    self.models = models
    self.programs = programs
  }

  /// Whether only this machine can reach it.
  public var isLoopback: Bool {
    address == "localhost" || address == "::1" || address.hasPrefix("127.")
  }

  /// What a browser opens: the token is in it, for the first visit.
  ///
  /// - Parameter port: the port that was taken.
  public func page(port: Int) -> String {
    let host = address.contains(":") ? "[\(address)]" : address
    let isAny = address == "0.0.0.0" || address == "::"
    let query = token.map { "?token=\($0)" } ?? ""
    return "http://\(isAny ? "localhost" : host):\(port)/\(query)"
  }

  /// Refuses what would leave the door open.
  ///
  /// - Throws: `StudioError.openWithoutToken`, `.weakToken`.
  func validate() throws {
    if token == nil, !isLoopback { throw StudioError.openWithoutToken(address: address) }
    if let token, token.utf8.count < 16 || !token.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) {
      throw StudioError.weakToken
    }
  }
}
