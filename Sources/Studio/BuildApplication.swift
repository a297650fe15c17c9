import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import SessionStore

/// The studio as a server: the same for the program and for tests.
///
///     let application = try buildApplication(configuration) { port in
///       print(configuration.page(port: port))
///     }
///     try await application.runService()
///
/// - Parameter ready: told the port when requests are answered.
/// - Throws: `StudioError`, `SessionStoreError`; `AssetsError`, `NetworksError`,
///   `EmotionModelError` when the models can't be read.
public func buildApplication(
  _ configuration: StudioConfiguration, logger: Logger = Logger(label: "mien-studio"),
  ready: @escaping @Sendable (Int) -> Void = { _ in }
) throws -> some ApplicationProtocol {
  let studio = try StudioParts(configuration, logger: logger)
  let router = Router(context: StudioContext.self, options: [.autoGenerateHeadEndpoints])
  let table = studio.table
  router.add(middleware: HeaderMiddleware())
  router.add(middleware: FaultMiddleware(routes: table, metrics: studio.metrics))
  router.add(middleware: RateMiddleware(perSecond: configuration.limits.requestsPerSecond))
  router.add(
    middleware: OriginMiddleware(
      isLoopback: configuration.isLoopback, address: configuration.address))
  if let token = configuration.token {
    router.add(middleware: TokenMiddleware(token: token))
  }
  for route in table.routes {
    router.on(RouterPath(route.path), method: route.method, use: route.answer)
  }
  let pages = PageRoutes(studio: studio)
  router.on("/", method: .get, use: pages.page)
  router.on("/**", method: .get, use: pages.page)
  var application = Application(
    router: router,
    server: .http1(configuration: .init(idleTimeout: .seconds(30))),
    configuration: .init(
      address: .hostname(configuration.address, port: configuration.port), serverName: "mien"),
    services: [studio.jobs, studio.live, Housekeeping(store: studio.store, logger: logger)],
    onServerRunning: { channel in ready(channel.localAddress?.port ?? configuration.port) },
    logger: logger)
  application.beforeServerStarts {
    try await studio.collectLost()
    try await studio.store.purge(at: .now)
  }
  return application
}
