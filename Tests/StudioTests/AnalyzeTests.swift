import Foundation
import HTTPTypes
import Testing
import TestSupport

@testable import Studio

@Suite struct AnalyzeTests {
  private let studio: TestStudio

  init() throws { studio = try TestStudio() }

  private func multipart(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    files.flatMap { name, bytes in
      Array(
        ("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
          + "Content-Type: application/octet-stream\r\n\r\n").utf8) + bytes + Array("\r\n".utf8)
    } + Array("--cut--\r\n".utf8)
  }

  private let form: HTTPFields = [.contentType: "multipart/form-data; boundary=cut"]

  @Test func `A photograph gets the numbers of the command line`() async throws {
    let file = try TestPaths.temporaryFolder().appending(component: "face.png")
    try Data(Scene.photo).write(to: file)
    let said = try await studio.call("mien", "analyze", file.path, "--json")
    let row = try JSON(Array(said.utf8))[0]
    try await studio.run { client in
      let answer = try await client.send(
        .post, "/api/v1/analyze?name=face.png", body: Scene.photo
      ).json
      let face = answer["pictures"][0]["faces"][0]
      for (ours, theirs) in [
        ("x", "box_x"), ("y", "box_y"), ("width", "box_w"), ("height", "box_h"),
      ] {
        #expect(face["box"][ours] == row[theirs] && row[theirs].number != nil)
      }
      #expect(face["score"] == row["detection_score"])
      let labels = try #require(answer["labels"].list?.compactMap { $0.text })
      #expect(labels.count == 7)
      for label in labels { #expect(face["answer"]["probabilities"][label] == row[label]) }
      #expect(face["answer"]["emotion"] == row["emotion"])
      #expect(face["answer"]["confidence"] == row["confidence"])
      #expect(face["answer"]["uncertain"] == row["uncertain"])
    }
  }

  @Test func `A picture without a face is answered without faces`() async throws {
    try await studio.run { client in
      let answer = try await client.send(.post, "/api/v1/analyze", body: Scene.wall).json
      #expect(answer["pictures"][0]["faces"].list == [])
      #expect(answer["pictures"][0]["width"].number == 120)
    }
  }

  @Test func `Nothing is stored unless it is asked for`() async throws {
    try await studio.run { client in
      try await client.send(.post, "/api/v1/analyze", body: Scene.photo)
      #expect(try await client.send(.get, "/api/v1/sessions").json["total"].number == 0)
    }
  }

  @Test func `Stored pictures become a session with tables and annotated pictures`() async throws {
    try await studio.run { client in
      let body = multipart([("a.png", Scene.photo), ("b.png", Scene.wall)])
      let answer = try await client.send(
        .post, "/api/v1/analyze?store=pictures", headers: form, body: body
      ).json
      let session = answer["session"]
      #expect(session["rows"].number == 2 && session["state"].text == "done")
      let names = session["files"].list?.compactMap { $0["name"].text }
      #expect(
        names == ["analysis.csv", "analysis.jsonl", "annotated-001.jpg", "annotated-002.jpg"])
      let url = try #require(session["files"][2]["url"].text)
      let picture = try await client.send(.get, url)
      #expect(
        picture.headers[.contentType] == "image/jpeg" && picture.bytes.prefix(2) == [255, 216])
    }
  }

  @Test func `A broken file among several is named and the others are answered`() async throws {
    try await studio.run { client in
      let body = multipart([
        ("notes.txt", Array("not a picture".utf8)), ("../../face.png", Scene.photo),
        ("cut.png", Array(Scene.photo.prefix(1000))),
      ])
      let answer = try await client.send(.post, "/api/v1/analyze", headers: form, body: body).json
      #expect(answer["pictures"].list?.count == 1)
      #expect(answer["pictures"][0]["input"].text == "face.png")
      #expect(answer["failures"][0]["error"]["code"].text == "unsupported_media")
      #expect(answer["failures"][1]["error"]["code"].text == "bad_data")
    }
  }

  @Test(arguments: [
    ("nothing", [UInt8](), 422, "bad_data"),
    ("text", Array("not a picture".utf8), 415, "unsupported_media"),
    ("a picture that is cut off", Array(Scene.photo.prefix(2000)), 422, "bad_data"),
    ("100 megapixels", Array("P5\n10000 10000\n255\n".utf8), 413, "too_many_pixels"),
    ("a video", Array("\u{0}\u{0}\u{0}\u{18}ftypmp42".utf8), 415, "unsupported_media"),
  ])
  func `What is no picture is refused with a reason`(
    name: String, body: [UInt8], status: Int, code: String
  ) async throws {
    try await studio.run { client in
      let answer = try await client.send(.post, "/api/v1/analyze", body: body)
      #expect(answer.status == status && answer.json["error"]["code"].text == code, "\(name)")
      #expect(answer.json["error"]["hint"].text?.isEmpty == false)
    }
  }

  @Test(arguments: [
    "threshold=2", "threshold=x", "detector=eyes", "store=all", "blur=maybe", "colour=red",
  ])
  func `A parameter that can't be is named`(query: String) async throws {
    try await studio.run { client in
      let answer = try await client.send(.post, "/api/v1/analyze?\(query)", body: Scene.wall)
      #expect(answer.status == 400)
      let name = String(query.prefix { $0 != "=" })
      #expect(answer.json["error"]["message"].text?.contains(name) == true)
    }
  }

  @Test func `A model that is not there is named`() async throws {
    try await studio.run { client in
      let answer = try await client.send(
        .post, "/api/v1/analyze?model=../../x", body: Scene.wall)
      #expect(answer.status == 404)
    }
  }

  @Test func `A body over the limit is refused`() async throws {
    var studio = studio
    studio.configuration.limits.imageBytes = 1000
    try await studio.run { client in
      let answer = try await client.send(.post, "/api/v1/analyze", body: Scene.photo)
      #expect(answer.status == 413 && answer.json["error"]["code"].text == "too_large")
    }
  }

  @Test func `More files than allowed are refused`() async throws {
    var studio = studio
    studio.configuration.limits.filesPerRequest = 2
    try await studio.run { client in
      let body = multipart((0..<3).map { ("\($0).png", Scene.wall) })
      let answer = try await client.send(.post, "/api/v1/analyze", headers: form, body: body)
      #expect(answer.status == 429)
    }
  }

  @Test(arguments: [
    "no boundary at all", "--cut\r\n", "--cut\r\nContent-Disposition: form-data\r\n\r\nx",
    "--cut--\r\n",
  ])
  func `A multipart body that is none is refused`(text: String) async throws {
    try await studio.run { client in
      let answer = try await client.send(
        .post, "/api/v1/analyze", headers: form, body: Array(text.utf8))
      #expect(answer.status == 400)
    }
  }

  @Test(arguments: [
    ("face.jpg", "face.jpg"), ("../../etc/passwd", "passwd"), ("C:\\x\\face.jpg", "face.jpg"),
    ("--output", "output"), (".hidden", "hidden"), ("", "fallback"), ("a\u{0}\nb.png", "ab.png"),
    ("..", "fallback"), ("Müller 1.jpg", "Müller 1.jpg"),
  ])
  func `Names that clients send become harmless`(name: String, safe: String) {
    #expect(FileLabel.safe(name, otherwise: "fallback") == safe)
  }

  @Test func `A long name is cut and keeps its extension`() {
    let name = FileLabel.safe(String(repeating: "ä", count: 400) + ".mp4", otherwise: "x")
    #expect(name.utf8.count <= 120 && name.hasSuffix("ä.mp4"))
  }
}
