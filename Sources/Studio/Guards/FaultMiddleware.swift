import HTTPTypes
import Hummingbird
import Logging

/// Turns every error into an answer of one form, and counts requests.
struct FaultMiddleware: RouterMiddleware {
  let routes: RouteTable
  let metrics: StudioMetrics

  func handle(
    _ request: Request, context: StudioContext,
    next: (Request, StudioContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = try answer(to: error, request, context)
    }
    metrics.countRequest(
      route: context.endpointPath ?? "none", status: response.status.code,
      duration: ContinuousClock.now - start)
    return response
  }

  private func answer(
    to error: any Error, _ request: Request, _ context: StudioContext
  ) throws -> Response {
    let fault = Fault(known(error, request))
    if fault.status.code == 500 {
      context.logger.error("\(request.method) \(request.uri.path): \(error)")
    }
    let body = ["error": ["code": fault.code, "message": fault.message, "hint": fault.hint]]
    return try JSONAnswer(body).response(fault.status, headers: fault.headers)
  }

  /// What the router means by “not found”, and the framework by other errors.
  private func known(_ error: any Error, _ request: Request) -> any Error {
    guard let error = error as? HTTPError else { return error }
    switch error.status {
    case .notFound:
      let allowed = routes.methods(at: request.uri.path)
      return allowed.isEmpty
        ? StudioError.unknownPath(request.uri.path)
        : StudioError.unknownMethod(request.method.rawValue, allowed: allowed)
    default:
      return StudioError.badBody(reason: error.body ?? error.status.reasonPhrase)
    }
  }
}
