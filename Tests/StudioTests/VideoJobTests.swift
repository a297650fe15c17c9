import Foundation
import HTTPTypes
import SessionStore
import Testing
import TestSupport

@testable import Studio

@Suite(.serialized) struct VideoJobTests {
  private let studio: TestStudio

  init() throws { studio = try TestStudio() }

  private func upload(
    _ client: StudioClient, _ film: URL, _ query: String = ""
  ) async throws -> StudioClient.Answer {
    try await client.send(
      .post, "/api/v1/analyze/videos?name=film.mp4\(query)",
      headers: [.contentType: "video/mp4"], body: Array(Data(contentsOf: film)))
  }

  @Test func `A video becomes a job whose results are those of the command line`() async throws {
    let film = try Scene.film(seconds: 1)
    let output = try TestPaths.temporaryFolder()
    try await studio.call(
      "mien", "analyze", "film.mp4", "--output", output.path, in: film.deletingLastPathComponent())
    let expected = try Data(contentsOf: output.appending(components: "film", "analysis.csv"))
    try await studio.run { client in
      let taken = try await upload(client, film)
      #expect(taken.status == 202)
      let job = try #require(taken.json["job"]["id"].text)
      #expect(taken.headers[.location] == "/api/v1/jobs/\(job)")
      #expect(taken.json["job"]["progress"]["total"].number == 25)
      let events = try await client.follow(job)
      #expect(events.last?["state"].text == "done")
      #expect(events.last?["progress"]["done"].number == 25)
      let id = try #require(taken.json["session"]["id"].text)
      let session = try await client.send(.get, "/api/v1/sessions/\(id)").json
      #expect(session["job"].text == job && session["rows"].number == 25)
      #expect(session["summary"]["frames"].number == 25)
      #expect(session["summary"]["tracks"].list?.count == 1)
      let names = session["files"].list?.compactMap { $0["name"].text }
      #expect(
        names == [
          "analysis.csv", "analysis.jsonl", "annotated.mp4", "report.html", "summary.json",
        ])
      let table = try await client.send(.get, "/api/v1/sessions/\(id)/files/analysis.csv")
      #expect(Data(table.bytes) == expected)
      let report = try await client.send(.get, "/api/v1/sessions/\(id)/files/report.html")
      #expect(report.headers[.contentDisposition]?.hasPrefix("attachment") == true)
      let again = try await client.follow(job)
      #expect(again.count == 1 && again[0]["state"].text == "done")
    }
  }

  @Test func `A job that is cancelled keeps what was read`() async throws {
    let film = try Scene.film(seconds: 30)
    try await studio.run { client in
      let taken = try await upload(client, film, "&annotate=false&detectEvery=1")
      let job = try #require(taken.json["job"]["id"].text)
      let id = try #require(taken.json["session"]["id"].text)
      try await client.expect(409, .delete, "/api/v1/sessions/\(id)")
      let cancelled = try await client.send(.post, "/api/v1/jobs/\(job)/cancel")
      #expect(cancelled.status == 202)
      let end = try #require(try await client.follow(job).last)
      #expect(end["state"].text == "interrupted")
      #expect(end["error"]["message"].text == "it was cancelled")
      try await client.expect(409, .post, "/api/v1/jobs/\(job)/cancel")
      #expect(
        try await client.send(.get, "/api/v1/sessions/\(id)").json["state"].text == "interrupted")
      try await client.expect(204, .delete, "/api/v1/sessions/\(id)")
    }
  }

  @Test func `Jobs are listed by state`() async throws {
    let film = try Scene.film(seconds: 1)
    try await studio.run { client in
      let job = try #require(
        try await upload(client, film, "&annotate=false").json["job"]["id"].text)
      _ = try await client.follow(job)
      let done = try await client.send(.get, "/api/v1/jobs?state=done").json["jobs"]
      #expect(done.list?.map { $0["id"].text } == [job])
      #expect(try await client.send(.get, "/api/v1/jobs?state=queued").json["jobs"].list == [])
      #expect(try await client.send(.get, "/api/v1/jobs/\(job)").json["state"].text == "done")
      try await client.expect(400, .get, "/api/v1/jobs?state=odd")
      try await client.expect(404, .get, "/api/v1/jobs/aaaaaaaaaaaaaaaa")
      try await client.expect(404, .get, "/api/v1/jobs/aaaaaaaaaaaaaaaa/events")
    }
  }

  @Test func `What is no video is refused and leaves nothing behind`() async throws {
    let film = Array(try Data(contentsOf: Scene.film(seconds: 1)))
    try await studio.run { client in
      for (body, status) in [
        (Scene.photo, 415), (Array("no video".utf8), 415), ([], 422),
        (Array("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".utf8), 415),
        (Array("ffconcat version 1.0\nfile other.mp4\n".utf8), 415),
        (Array(film.prefix(600)), 422),
      ] {
        let answer = try await client.send(.post, "/api/v1/analyze/videos?name=x.mp4", body: body)
        #expect(answer.status == status, "\(body.count) bytes: \(answer.text)")
        #expect(answer.json["error"]["hint"].text?.isEmpty == false)
      }
      let files = studio.configuration.database.deletingPathExtension()
        .appendingPathExtension("files")
      #expect(try FileManager.default.contentsOfDirectory(atPath: files.path).isEmpty)
      #expect(try await client.send(.get, "/api/v1/sessions").json["total"].number == 0)
    }
  }

  @Test(arguments: ["baseline=first:0s", "baseline=/etc/passwd", "detectEvery=0", "annotate=1"])
  func `A parameter of a video that can't be is refused`(query: String) async throws {
    try await studio.run { client in
      let answer = try await client.send(
        .post, "/api/v1/analyze/videos?\(query)", body: [1, 2, 3])
      #expect(answer.status == 400)
    }
  }

  @Test func `A full queue says so before anything is taken in`() async throws {
    var studio = studio
    studio.configuration.limits.queuedJobs = 0
    let film = try Scene.film(seconds: 30)
    try await studio.run { client in
      let first = try await upload(client, film, "&annotate=false&detectEvery=1")
      #expect(first.status == 202)
      let second = try await upload(client, film)
      #expect(second.status == 429 && second.json["error"]["code"].text == "busy")
      #expect(second.headers[.retryAfter] == "1")
    }
  }

  @Test func `A server that ends stops its jobs and says so`() async throws {
    let film = try Scene.film(seconds: 30)
    let id = try await studio.run { client in
      let taken = try await upload(client, film, "&annotate=false&detectEvery=1")
      return try #require(taken.json["job"]["id"].text)
    }
    let history = try History(at: studio.configuration.database)
    #expect(history.lost == LostWork.none)
    let job = try await history.job(id)
    #expect(job.state == .interrupted && job.fault?.message == "the server ended")
  }

  @Test func `After a server was killed the table so far is kept and the upload is gone`()
    async throws
  {
    let (id, folder) = try await killed()
    try await studio.run { client in
      let health = try await client.send(.get, "/api/v1/health").json
      #expect(health["lost"]["sessions"].list == [.text(id)])
      let session = try await client.send(.get, "/api/v1/sessions/\(id)").json
      #expect(session["state"].text == "interrupted" && session["rows"].number == 2)
      #expect(session["files"].list?.compactMap { $0["name"].text } == ["analysis.jsonl"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }
  }

  /// A history as a killed server leaves it: a video half read.
  private func killed() async throws -> (id: String, folder: URL) {
    let history = try History(at: studio.configuration.database)
    let session = Session(
      kind: .video, name: "film", input: "film.mp4", model: "fer2013", settings: [:],
      created: .now)
    try await history.add(session)
    let folder = try history.makeFolder(of: session.id)
    let files = [
      ".upload/film.mp4": "film", ".output/film/analysis.jsonl.part": "{\"frame\": 0}\n{}\n",
    ]
    for (path, text) in files {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    return (session.id, folder)
  }
}
