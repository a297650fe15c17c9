import Foundation
import HTTPTypes
import SessionStore
import Testing

@testable import Studio

@Suite struct SessionRouteTests {
  private let studio: TestStudio

  init() throws { studio = try TestStudio() }

  /// A session of one photograph; gives its id.
  private func stored(_ client: StudioClient, name: String = "face.png") async throws -> String {
    let answer = try await client.send(
      .post, "/api/v1/analyze?store=table&name=\(name)", body: Scene.photo)
    return try #require(answer.json["session"]["id"].text)
  }

  @Test func `A session is renamed, annotated, found and deleted`() async throws {
    try await studio.run { client in
      let id = try await stored(client)
      let path = "/api/v1/sessions/\(id)"
      let changed = try await client.send(.patch, path, json: #"{"name":"Pilot 3","notes":"dim"}"#)
      #expect(changed.json["name"].text == "Pilot 3")
      let found = try await client.send(.get, "/api/v1/sessions?search=pilot%20DIM&kind=photos")
      #expect(found.json["total"].number == 1 && found.json["sessions"][0]["id"].text == id)
      let none = try await client.send(.get, "/api/v1/sessions?search=absent")
      #expect(none.json["total"].number == 0)
      try await client.expect(204, .delete, path)
      try await client.expect(404, .get, path)
      let folder = studio.configuration.database.deletingPathExtension()
        .appendingPathExtension("files").appending(component: id)
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test func `Sessions are listed a page at a time`() async throws {
    try await studio.run { client in
      for index in 0..<3 { _ = try await stored(client, name: "\(index).png") }
      let page = try await client.send(.get, "/api/v1/sessions?limit=2&offset=1").json
      #expect(page["total"].number == 3)
      #expect(page["sessions"].list?.compactMap { $0["name"].text } == ["1.png", "0.png"])
    }
  }

  @Test(arguments: [
    #"{"name":""}"#, #"{"title":"x"}"#, #"{"name":5}"#, "[]", "", "{",
  ])
  func `A change that can't be is refused`(body: String) async throws {
    try await studio.run { client in
      let id = try await stored(client)
      let answer = try await client.send(.patch, "/api/v1/sessions/\(id)", json: body)
      #expect(answer.status == 400)
      #expect(
        try await client.send(.get, "/api/v1/sessions/\(id)").json["name"].text == "face.png")
    }
  }

  @Test func `A change that is no JSON by its type is refused`() async throws {
    try await studio.run { client in
      let id = try await stored(client)
      let answer = try await client.send(
        .patch, "/api/v1/sessions/\(id)", body: Array(#"{"name":"x"}"#.utf8))
      #expect(answer.status == 415)
    }
  }

  @Test(arguments: ["aaaaaaaaaaaaaaaa", "..", "x", "%2e%2e%2fhistory"])
  func `An id that is none gives 404 everywhere`(id: String) async throws {
    try await studio.run { client in
      for path in ["", "/export", "/files/analysis.csv"] {
        try await client.expect(404, .get, "/api/v1/sessions/\(id)\(path)")
      }
      try await client.expect(404, .delete, "/api/v1/sessions/\(id)")
    }
  }

  @Test(arguments: ["..%2F..%2Fhistory.sqlite", "nothing.csv", "%2Fetc%2Fpasswd", ".upload"])
  func `Only the session's own files are sent`(name: String) async throws {
    try await studio.run { client in
      let id = try await stored(client)
      try await client.expect(404, .get, "/api/v1/sessions/\(id)/files/\(name)")
    }
  }

  @Test func `A file is sent whole, in part, and not beyond its end`() async throws {
    try await studio.run { client in
      let id = try await stored(client)
      let path = "/api/v1/sessions/\(id)/files/analysis.csv"
      let whole = try await client.send(.get, path)
      #expect(whole.text.hasPrefix("input,frame,timestamp"))
      #expect(whole.headers[.acceptRanges] == "bytes")
      let part = try await client.send(.get, path, headers: [.range: "bytes=6-10"])
      #expect(part.status == 206 && part.text == "frame")
      #expect(part.headers[.contentRange] == "bytes 6-10/\(whole.bytes.count)")
      let tail = try await client.send(.get, path, headers: [.range: "bytes=-2"])
      #expect(tail.bytes == [13, 10])
      let beyond = try await client.send(.get, path, headers: [.range: "bytes=999999-"])
      #expect(beyond.status == 416)
      let nonsense = try await client.send(.get, path, headers: [.range: "lines=1-2"])
      #expect(nonsense.status == 200 && nonsense.bytes == whole.bytes)
    }
  }

  @Test func `A download says so and may run nothing`() async throws {
    try await studio.run { client in
      let id = try await stored(client)
      let answer = try await client.send(
        .get, "/api/v1/sessions/\(id)/files/analysis.csv?download=true")
      #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
      let policy = answer.headers[HTTPField.Name("Content-Security-Policy")!]
      #expect(policy == "default-src 'none'; sandbox")
    }
  }

  @Test func `The export holds the session and the rows of the command line`() async throws {
    try await studio.run { client in
      let id = try await stored(client)
      let export = try await client.send(.get, "/api/v1/sessions/\(id)/export").json
      #expect(export["session"]["id"].text == id)
      #expect(export["rows"].list?.count == 1)
      #expect(export["rows"][0]["input"].text == "face.png")
    }
  }

  @Test func `Lines that come in pieces are joined by commas between them`() {
    var joiner = LineJoiner()
    let pieces = ["{\"a\":1}\n{\"b", "\":2}", "\n", "{}\n"].map { joiner.joined(Data($0.utf8)) }
    #expect(
      String(decoding: pieces.flatMap { $0 }, as: UTF8.self) == "{\"a\":1},\n{\"b\":2},\n{}")
  }

  @Test func `Settings are kept and old sessions go`() async throws {
    try await studio.run { client in
      #expect(try await client.send(.get, "/api/v1/settings").json["retentionDays"] == .null)
      let id = try await stored(client)
      let changed = try await client.send(.put, "/api/v1/settings", json: #"{"retentionDays":1}"#)
      #expect(changed.json["retentionDays"].number == 1)
      try await client.expect(200, .get, "/api/v1/sessions/\(id)")
      for wrong in [#"{"retentionDays":0}"#, #"{"retentionDays":"1"}"#, #"{"days":1}"#] {
        try await client.expect(400, .put, "/api/v1/settings", json: wrong)
      }
      let kept = try await client.send(
        .put, "/api/v1/settings", json: #"{"retentionDays":null}"#)
      #expect(kept.json["retentionDays"] == .null)
    }
  }

  @Test func `A backup is a history that opens, and leaves no file behind`() async throws {
    let bytes = try await studio.run { client in
      _ = try await stored(client)
      return try await client.send(.get, "/api/v1/backup").bytes
    }
    let folder = studio.configuration.database.deletingLastPathComponent()
    let copy = folder.appending(component: "copy.sqlite")
    try Data(bytes).write(to: copy)
    #expect(try await History(at: copy).sessions().sessions.map(\.name) == ["face.png"])
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(component: "history.files").path)
    #expect(left.allSatisfy { !$0.hasPrefix(".backup") })
  }
}
