import Foundation
import HTTPTypes
import Testing

@testable import Studio

/// What only a connection shows: hosts, bodies that end early, many at once.
@Suite struct PortTests {
  private let studio: TestStudio

  init() throws { studio = try TestStudio() }

  private func head(_ lines: String...) -> [UInt8] {
    Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  @Test(arguments: ["evil.example", "evil.example:80", "localhost.evil.example", "169.254.169.254"])
  func `A request for another host is refused`(host: String) async throws {
    try await studio.run { client in
      let answer = try await client.exchange(
        head("GET /api/v1/health HTTP/1.1", "Host: \(host)", "Connection: close"))
      #expect(answer.status == 403)
      #expect(answer.json["error"]["code"].text == "forbidden_host")
    }
  }

  @Test func `A request for this host by its port is answered`() async throws {
    try await studio.run { client in
      for host in ["localhost", "127.0.0.1", "[::1]"] {
        let answer = try await client.exchange(
          head(
            "GET /api/v1/health HTTP/1.1", "Host: \(host):\(client.port)", "Connection: close"))
        #expect(answer.status == 200, "\(host)")
      }
    }
  }

  @Test func `A body that is cut off is refused and the next request is served`() async throws {
    try await studio.run { client in
      let request =
        head(
          "POST /api/v1/analyze HTTP/1.1", "Host: localhost",
          "Content-Length: \(Scene.photo.count)") + Scene.photo.prefix(500)
      let answer = try await client.exchange(request)
      // The decoder may close the connection without a word: then there is nobody to be told.
      #expect([0, 400].contains(answer.status), "\(answer.text.prefix(200))")
      try await client.expect(200, .get, "/api/v1/health")
    }
  }

  @Test func `A body that says it is too long is refused before it comes`() async throws {
    try await studio.run { client in
      let answer = try await client.exchange(
        head(
          "POST /api/v1/analyze HTTP/1.1", "Host: localhost", "Content-Length: 99999999999",
          "Connection: close"))
      #expect(answer.status == 413)
    }
  }

  @Test func `Hundreds of uploads at once are answered or turned away, none is lost`() async throws
  {
    var studio = studio
    studio.configuration.limits.requestsPerSecond = 10_000
    studio.configuration.limits.waitingAnalyses = 8
    try await studio.run { client in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<200 {
          group.addTask { try await client.send(.post, "/api/v1/analyze", body: Scene.wall).status }
        }
        return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
      }
      #expect(statuses.keys.allSatisfy { [200, 429].contains($0) }, "\(statuses)")
      #expect(statuses.values.reduce(0, +) == 200 && statuses[200, default: 0] >= 2)
      try await client.expect(200, .get, "/api/v1/health")
    }
  }

  @Test func `A port that is taken is no crash`() async throws {
    try await studio.run { client in
      var second = try TestStudio()
      second.configuration.port = client.port
      await #expect(throws: (any Error).self) { try await second.run { _ in } }
    }
  }
}
