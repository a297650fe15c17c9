import Hummingbird
import Synchronization

/// Refuses clients that ask too often: each has a bucket of requests that fills up evenly.
final class RateMiddleware: RouterMiddleware {
  private struct Bucket {
    var requests: Double
    var time: ContinuousClock.Instant
  }

  private let perSecond: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  init(perSecond: Int) { self.perSecond = Double(perSecond) }

  func handle(
    _ request: Request, context: StudioContext,
    next: (Request, StudioContext) async throws -> Response
  ) async throws -> Response {
    guard take(for: context.client, at: .now) else {
      throw StudioError.tooOften(limit: Int(perSecond))
    }
    return try await next(request, context)
  }

  /// Takes a request out of a client's bucket; false when it is empty.
  func take(for client: String, at now: ContinuousClock.Instant) -> Bool {
    buckets.withLock { buckets in
      if buckets.count > 10_000 {
        // Who has not asked for two seconds has a full bucket again.
        buckets = buckets.filter { now - $0.value.time < .seconds(2) }
      }
      let full = 2 * perSecond
      var bucket = buckets[client] ?? Bucket(requests: full, time: now)
      let passed = (now - bucket.time) / .seconds(1)
      bucket.requests = min(full, bucket.requests + passed * perSecond)
      bucket.time = now
      defer { buckets[client] = bucket }
      guard bucket.requests >= 1 else { return false }
      bucket.requests -= 1
      return true
    }
  }
}
