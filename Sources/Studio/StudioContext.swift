import Hummingbird
import NIOCore
import SessionStore

/// What is known of a request besides itself.
struct StudioContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Who asks, for limits per client; empty where there is no connection.
  let client: String

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    client = source.channel.remoteAddress?.ipAddress ?? ""
  }
}

extension StudioContext {
  /// The id that a path names.
  ///
  /// - Throws: `StudioError.missing` for what can't be one.
  func id(_ name: String) throws -> String {
    let value = parameters.get(name) ?? ""
    guard RandomID.isOne(value) else {
      throw StudioError.missing(kind: name, id: String(value.prefix(40)))
    }
    return value
  }
}
