import Foundation
import HTTPTypes
import Logging
import Testing

@testable import Studio

@Suite struct InterfaceTests {
  @Test func `The OpenAPI file has the server's paths, no more and no fewer`() throws {
    let studio = try StudioParts(TestStudio().configuration, logger: Logger(label: "tests"))
    let served = Set(studio.table.routes.map { "\($0.method.rawValue) \($0.path)" })
    #expect(Interface.shared.operations == served)
  }

  @Test func `Every word for an error stands in the OpenAPI file`() throws {
    let file = Interface.shared.document["components"]["schemas"]["Error"]["properties"]["error"]
    let words = file["properties"]["code"]["enum"].list?.compactMap(\.text) ?? []
    for error in ErrorTests.all {
      #expect(words.contains(Fault(error).code), "\(error)")
    }
  }

  @Test func `The check of answers finds what is wrong`() throws {
    let schema = try JSON(
      Array(
        #"{"type":"object","required":["a"],"additionalProperties":false,"properties":{"a":{"type":"integer"}}}"#
          .utf8))
    func faults(_ text: String) throws -> Int {
      Interface.shared.faults(of: try JSON(Array(text.utf8)), schema, at: "").count
    }
    #expect(try faults(#"{"a":1}"#) == 0)
    #expect(try faults(#"{"a":1.5}"#) == 1)
    #expect(try faults(#"{}"#) == 1)
    #expect(try faults(#"{"a":1,"b":2}"#) == 1)
    #expect(try faults("[]") == 1)
  }

  @Test func `Health says the version, the limits and that nothing was lost`() async throws {
    try await TestStudio().run { client in
      let health = try await client.send(.get, "/api/v1/health").json
      #expect(health["status"].text == "ready")
      #expect(health["model"].text == "fer2013")
      #expect(health["lost"]["jobs"].list == [])
      #expect(health["limits"]["pixels"].number == 40_000_000)
    }
  }

  @Test func `The models are listed with what they learned from`() async throws {
    try await TestStudio().run { client in
      let models = try await client.send(.get, "/api/v1/models").json["models"]
      #expect(models.list?.count == 1)
      #expect(models[0]["isDefault"] == .bool(true))
      #expect(models[0]["labels"].list?.count == 7)
    }
  }

  @Test func `Metrics count what was answered`() async throws {
    try await TestStudio().run { client in
      try await client.send(.get, "/api/v1/health")
      try await client.send(.get, "/api/v1/nothing")
      let text = try await client.send(.get, "/api/v1/metrics").text
      #expect(
        text.contains(#"mien_requests_total{route="/api/v1/health",status="200"} 1"#), "\(text)")
      #expect(text.contains(#"status="404"} 1"#))
      #expect(text.contains("# TYPE mien_sessions gauge\nmien_sessions 0\n"))
    }
  }

  @Test func `The OpenAPI file and the page are served`() async throws {
    try await TestStudio().run { client in
      let file = try await client.send(.get, "/api/v1/openapi.json")
      let isSame = file.json == Interface.shared.document
      #expect(isSame)
      let page = try await client.send(.get, "/")
      #expect(page.status == 200 && page.text.hasPrefix("<!doctype html>"))
      let plotly = try await client.send(.get, "/plotly.min.js")
      #expect(plotly.headers[.contentType]?.hasPrefix("text/javascript") == true)
      #expect(plotly.bytes.count > 1_000_000)
    }
  }

  @Test(arguments: [
    ("/", #"<li><a href="/" aria-current="page">"#),
    ("/train.html", #"<li><a href="train.html" aria-current="page">"#),
    ("/dataset.html", #"<li><a href="data.html" aria-current="true">"#),
    ("/evaluation.html", #"<li><a href="evaluate.html" aria-current="true">"#),
    ("/session.html", #"<li><a href="history.html" aria-current="true">"#),
  ])
  func `A page stands in the frame and is marked in its navigation`(path: String, mark: String)
    async throws
  {
    try await TestStudio().run { client in
      let answer = try await client.expect(200, .get, path)
      #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
      let text = answer.text
      #expect(text.hasPrefix("<!doctype html>") && text.hasSuffix("</html>\n"))
      #expect(text.contains(mark) && text.ranges(of: "aria-current").count == 1)
      for once in ["<title>", "css/base.css", "</head>", "<main ", "</main>", "</nav>"] {
        #expect(text.ranges(of: once).count == 1, "\(once)")
      }
      #expect(!text.contains("<!--"))
    }
  }

  @Test(arguments: [
    "/../Package.swift", "/%2e%2e/%2e%2e/Package.swift", "/..%2fopenapi.json", "/.hidden",
    "/openapi.json", "/frame.html", "/nothing.html", "/%00", "/api/v1/nothing",
  ])
  func `No path leads out of the pages`(path: String) async throws {
    try await TestStudio().run { client in
      let answer = try await client.send(.get, path)
      #expect(answer.status == 404)
      #expect(answer.json["error"]["code"].text == "not_found")
    }
  }

  @Test func `A path with another method says which it takes`() async throws {
    try await TestStudio().run { client in
      let answer = try await client.send(.post, "/api/v1/health")
      #expect(answer.status == 405)
      #expect(answer.headers[.allow] == "GET")
      #expect(answer.json["error"]["hint"].text == "use GET")
    }
  }
}
