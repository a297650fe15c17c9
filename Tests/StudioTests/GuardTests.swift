import Foundation
import HTTPTypes
import Testing

@testable import Studio

@Suite struct GuardTests {
  private let token = "0123456789abcdef0123"

  private func header(_ name: String) -> HTTPField.Name { HTTPField.Name(name)! }

  @Test func `Another site's page is refused`() async throws {
    try await TestStudio().run { client in
      for origin in ["http://evil.example", "https://localhost", "null", "http://localhost:9"] {
        let answer = try await client.send(
          .post, "/api/v1/analyze", headers: [.origin: origin], body: Scene.wall)
        #expect(answer.status == 403)
        #expect(answer.json["error"]["code"].text == "forbidden_origin")
      }
      let own = try await client.send(
        .post, "/api/v1/analyze", headers: [.origin: "http://localhost"], body: Scene.wall)
      #expect(own.status == 200)
    }
  }

  @Test func `What a browser says to come across sites is refused, but a followed link`()
    async throws
  {
    try await TestStudio().run { client in
      let across: HTTPFields = [header("Sec-Fetch-Site"): "cross-site"]
      try await client.expect(403, .get, "/api/v1/sessions", headers: across)
      try await client.expect(403, .get, "/", headers: across)
      let link: HTTPFields = [
        header("Sec-Fetch-Site"): "cross-site", header("Sec-Fetch-Mode"): "navigate",
      ]
      try await client.expect(200, .get, "/", headers: link)
      try await client.expect(403, .get, "/api/v1/sessions", headers: link)
      let same: HTTPFields = [header("Sec-Fetch-Site"): "same-origin"]
      try await client.expect(200, .get, "/api/v1/sessions", headers: same)
    }
  }

  @Test(arguments: [
    ("localhost:8642", "localhost"), ("127.0.0.1", "127.0.0.1"), ("[::1]:80", "::1"),
    ("Evil.example:80", "evil.example"), ("", ""),
  ])
  func `The host is read out of every form`(authority: String, host: String) {
    #expect(OriginMiddleware.host(of: authority) == host)
  }

  @Test func `Every answer carries the policy, also one of an error`() async throws {
    try await TestStudio().run { client in
      for path in ["/", "/api/v1/health", "/api/v1/nothing"] {
        let headers = try await client.send(.get, path).headers
        let policy = try #require(headers[header("Content-Security-Policy")])
        #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"))
        #expect(headers[header("X-Content-Type-Options")] == "nosniff")
      }
      let answer = try await client.send(.get, "/api/v1/health")
      #expect(answer.headers[.cacheControl] == "no-store")
    }
  }

  @Test func `Without the token nothing is given`() async throws {
    var studio = try TestStudio()
    studio.configuration.token = token
    let token = token
    try await studio.run { client in
      for path in ["/", "/api/v1/health", "/api/v1/sessions", "/plotly.min.js"] {
        try await client.expect(401, .get, path)
      }
      for wrong in ["Bearer x", "Bearer \(token)1", token, "Basic \(token)", "Bearer "] {
        let answer = try await client.send(
          .get, "/api/v1/health", headers: [.authorization: wrong])
        #expect(answer.status == 401, "\(wrong)")
      }
      let right = try await client.send(
        .get, "/api/v1/health", headers: [.authorization: "Bearer \(token)"])
      #expect(right.status == 200)
    }
  }

  @Test func `A visit with the token sets a cookie that opens the rest`() async throws {
    var studio = try TestStudio()
    studio.configuration.token = token
    let token = token
    try await studio.run { client in
      try await client.expect(401, .get, "/?token=wrong")
      let visit = try await client.send(.get, "/?token=\(token)")
      #expect(visit.status == 303 && visit.headers[.location] == "/")
      let cookie = try #require(visit.headers[.setCookie])
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      #expect(!cookie.contains(token))
      let pair = String(cookie.prefix { $0 != ";" })
      try await client.expect(200, .get, "/api/v1/health", headers: [.cookie: pair])
      try await client.expect(401, .get, "/api/v1/health", headers: [.cookie: "mien=\(token)"])
    }
  }

  @Test func `Secrets are equal only when they are the same`() {
    let secret = Secret("correct horse")
    #expect(secret.equals("correct horse"))
    for other in ["", "correct hors", "correct horsf", "correct horse "] {
      #expect(!secret.equals(other))
    }
  }

  @Test func `An address that others reach needs a token of some length`() throws {
    var configuration = try TestStudio().configuration
    configuration.address = "0.0.0.0"
    #expect(throws: StudioError.openWithoutToken(address: "0.0.0.0")) {
      try buildApplication(configuration)
    }
    configuration.token = "short"
    #expect(throws: StudioError.weakToken) { try buildApplication(configuration) }
    configuration.token = token
    #expect(configuration.page(port: 80) == "http://localhost:80/?token=\(token)")
  }

  @Test func `A client has a bucket of requests that fills up again`() {
    let rate = RateMiddleware(perSecond: 10)
    let now = ContinuousClock.now
    let taken = (0..<30).filter { _ in rate.take(for: "a", at: now) }.count
    #expect(taken == 20)
    #expect(rate.take(for: "b", at: now))
    #expect(!rate.take(for: "a", at: now + .milliseconds(50)))
    #expect(rate.take(for: "a", at: now + .milliseconds(150)))
  }

  @Test func `Who asks too often is told when to come again`() async throws {
    var studio = try TestStudio()
    studio.configuration.limits.requestsPerSecond = 1
    try await studio.run { client in
      // At once: one after the other they may take a second each on a busy machine.
      let refusals = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<40 {
          group.addTask {
            let answer = try await client.send(.get, "/api/v1/health")
            return answer.status == 429 ? answer.headers[.retryAfter] ?? "never" : nil
          }
        }
        var refusals: [String] = []
        for try await again in group { if let again { refusals.append(again) } }
        return refusals
      }
      #expect(!refusals.isEmpty && refusals.allSatisfy { $0 == "1" })
    }
  }

  @Test func `A workbench turns away who comes when too many wait`() async throws {
    let bench = Workbench(places: 1, waiting: 0)
    let (gate, opener) = AsyncStream.makeStream(of: Void.self)
    let (began, beginning) = AsyncStream.makeStream(of: Void.self)
    let long = Task {
      try await bench.run {
        beginning.finish()
        for await _ in gate {}
        return 1
      }
    }
    for await _ in began {}
    await #expect(throws: StudioError.tooMany("requests waiting", limit: 0)) {
      try await bench.run { 2 }
    }
    opener.finish()
    #expect(try await long.value == 1)
    #expect(try await bench.run { 3 } == 3)
  }
}
