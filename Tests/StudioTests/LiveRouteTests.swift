import Foundation
import HTTPTypes
import Testing

@testable import Studio

@Suite struct LiveRouteTests {
  private let studio: TestStudio

  init() throws { studio = try TestStudio() }

  private func open(_ client: StudioClient, _ options: String = "{}") async throws -> String {
    let answer = try await client.send(.post, "/api/v1/live", json: options)
    #expect(answer.status == 201, "\(answer.text)")
    return "/api/v1/live/\(try #require(answer.json["id"].text))"
  }

  private func frame(
    _ client: StudioClient, _ live: String, _ index: Int
  ) async throws -> StudioClient.Answer {
    try await client.send(
      .post, "\(live)/frames?timestamp=\(Double(index) / 25)",
      headers: [.contentType: "image/jpeg"], body: Scene.jpegs[index % Scene.jpegs.count])
  }

  @Test func `A face keeps its track over frames and every frame is answered`() async throws {
    try await studio.run { client in
      let live = try await open(client)
      for index in 0..<10 {
        let answer = try await frame(client, live, index).json
        #expect(answer["status"].text == "answered")
        #expect(answer["answers"][0]["frame"].number == Double(index))
        #expect(answer["answers"][0]["faces"][0]["track"].number == 0)
        #expect(answer["answers"][0]["faces"][0]["answer"] != .null)
        #expect(answer["recording"] == .bool(false))
      }
      let state = try await client.send(.get, live).json
      #expect(state["frames"].number == 10 && state["lagInMilliseconds"].number == 0)
      try await client.expect(204, .delete, live)
      #expect(try await frame(client, live, 11).status == 404)
      #expect(try await client.send(.get, "/api/v1/sessions").json["total"].number == 0)
    }
  }

  @Test func `With a lag the answer about a frame comes later`() async throws {
    var studio = studio
    studio.configuration.models = [try Scene.modelOfClips()]
    try await studio.run { client in
      let live = try await open(client, #"{"lag":0.1}"#)
      var frames: [Double] = []
      for index in 0..<8 {
        let answers = try await frame(client, live, index).json["answers"].list ?? []
        frames += answers.compactMap { $0["frame"].number }
      }
      #expect(frames == [0, 1, 2, 3, 4])
    }
  }

  @Test func `A frame that is older than the last one is skipped`() async throws {
    try await studio.run { client in
      let live = try await open(client)
      _ = try await frame(client, live, 5)
      let old = try await frame(client, live, 3).json
      #expect(old["status"].text == "skipped" && old["answers"].list == [])
      #expect(try await client.send(.get, live).json["skipped"].number == 1)
    }
  }

  @Test func `Of those that wait only the newest is let in`() async {
    let turns = NewestFirst()
    #expect(await turns.enter())
    let first = Task { await turns.enter() }
    while !turns.isAwaited { await Task.yield() }
    let second = Task { await turns.enter() }
    #expect(await !first.value)
    turns.leave()
    #expect(await second.value)
    turns.leave()
    #expect(await turns.enter())
  }

  @Test func `A baseline corrects the answers after its seconds`() async throws {
    try await studio.run { client in
      let live = try await open(client)
      _ = try await frame(client, live, 0)
      let taking = try await client.send(.put, "\(live)/baseline", json: #"{"seconds":0.5}"#)
      #expect(taking.status == 202 && taking.json["state"].text == "taking")
      for index in 1..<14 {
        let face = try await frame(client, live, index).json["answers"][0]["faces"][0]
        #expect(face["corrected"] == .null, "frame \(index) is within the half second")
      }
      let face = try await frame(client, live, 15).json["answers"][0]["faces"][0]
      #expect(face["corrected"]["probabilities"]["neutral"].number != nil)
      #expect(face["corrected"] != face["answer"])
      let state = try await client.send(.get, live).json["baseline"]
      #expect(state["state"].text == "set" && state["tracks"].list == [.number(0)])
      try await client.expect(204, .delete, "\(live)/baseline")
      let later = try await frame(client, live, 16).json["answers"][0]["faces"][0]
      #expect(later["corrected"] == .null)
    }
  }

  @Test(arguments: [false, true])
  func `A recording stores the table, and pictures only if asked`(pictures: Bool) async throws {
    try await studio.run { client in
      let live = try await open(client)
      _ = try await frame(client, live, 0)
      let begun = try await client.send(
        .put, "\(live)/recording", json: #"{"name":"Pilot","pictures":\#(pictures)}"#)
      #expect(begun.status == 201 && begun.json["state"].text == "running")
      try await client.expect(409, .put, "\(live)/recording", json: "{}")
      for index in 1..<4 {
        #expect(try await frame(client, live, index).json["recording"] == .bool(true))
      }
      let id = try #require(begun.json["id"].text)
      let ended = try await client.send(.delete, "\(live)/recording").json
      #expect(ended["state"].text == "done" && ended["rows"].number == 3)
      let names = ended["files"].list?.compactMap { $0["name"].text } ?? []
      #expect(names.filter { $0.hasSuffix(".jpg") }.count == (pictures ? 3 : 0))
      let table = try await client.send(.get, "/api/v1/sessions/\(id)/files/analysis.csv").text
      #expect(table.split(separator: "\r\n").count == 4)
      try await client.expect(409, .delete, "\(live)/recording")
    }
  }

  @Test func `Closing a live session closes its recording`() async throws {
    try await studio.run { client in
      let live = try await open(client)
      let id = try #require(
        try await client.send(.put, "\(live)/recording", json: "{}").json["id"].text)
      _ = try await frame(client, live, 0)
      try await client.expect(204, .delete, live)
      let session = try await client.send(.get, "/api/v1/sessions/\(id)").json
      #expect(session["state"].text == "done" && session["rows"].number == 1)
    }
  }

  @Test func `A live session that no frame comes to ends by itself`() async throws {
    var studio = studio
    studio.configuration.limits.idleSeconds = 0
    studio.configuration.limits.requestsPerSecond = 1_000_000
    try await studio.run { client in
      let live = try await open(client)
      var status = 200
      while status == 200 { status = try await client.send(.get, live).status }
      #expect(status == 404)
    }
  }

  @Test func `Too many live sessions are refused`() async throws {
    var studio = studio
    studio.configuration.limits.liveSessions = 1
    try await studio.run { client in
      _ = try await open(client)
      let second = try await client.send(.post, "/api/v1/live", json: "{}")
      #expect(second.status == 429)
    }
  }

  @Test(arguments: [
    #"{"lag":9}"#, #"{"detector":"eyes"}"#, #"{"detectEvery":0}"#, #"{"mirror":true}"#,
    #"{"minimumFaceSize":1}"#, "[]",
  ])
  func `Options that can't be are refused`(options: String) async throws {
    _ = try await studio.run { client in
      try await client.expect(400, .post, "/api/v1/live", json: options)
    }
  }

  @Test func `A frame that is no picture is refused and the next one is read`() async throws {
    try await studio.run { client in
      let live = try await open(client)
      let path = "\(live)/frames"
      let text = Array("no picture".utf8)
      try await client.expect(415, .post, "\(path)?timestamp=0", body: text)
      try await client.expect(400, .post, path, body: Scene.jpegs[0])
      try await client.expect(400, .post, "\(path)?timestamp=-1", body: Scene.jpegs[0])
      let cut = Array(Scene.jpegs[0].prefix(900))
      try await client.expect(422, .post, "\(path)?timestamp=0.1", body: cut)
      let large = [UInt8](repeating: 0, count: studio.configuration.limits.frameBytes + 1)
      try await client.expect(413, .post, "\(path)?timestamp=0.2", body: large)
      #expect(try await frame(client, live, 10).json["status"].text == "answered")
    }
  }
}
