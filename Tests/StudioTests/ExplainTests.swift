import Foundation
import HTTPTypes
import Testing

@testable import Studio

@Suite struct ExplainTests {
  private let studio: TestStudio

  init() throws { studio = try TestStudio() }

  @Test func `A face is explained for its answer, with a figure`() async throws {
    try await studio.run { client in
      let read = try await client.expect(200, .post, "/api/v1/analyze", body: Scene.photo).json
      let told = read["pictures"][0]["faces"][0]["answer"]
      let answer = try await client.expect(
        200, .post, "/api/v1/explain?name=face.png", body: Scene.photo
      ).json
      #expect(answer["answer"]["probabilities"] == told["probabilities"])
      #expect(answer["emotion"] == told["emotion"] && answer["faces"].number == 1)
      #expect((answer["rows"].list?.count ?? 0) > 1)
      let figure = try #require(answer["figure"].text)
      let head = "data:image/png;base64,"
      #expect(figure.hasPrefix(head))
      let bytes = try #require(Data(base64Encoded: String(figure.dropFirst(head.count))))
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
  }

  @Test func `Another expression has another explanation`() async throws {
    try await studio.run { client in
      var logits: Set<Double> = []
      for emotion in ["happy", "sad"] {
        let answer = try await client.expect(
          200, .post, "/api/v1/explain?emotion=\(emotion)", body: Scene.photo
        ).json
        #expect(answer["emotion"].text == emotion)
        logits.insert(try #require(answer["logit"].number))
      }
      #expect(logits.count == 2)
    }
  }

  @Test(arguments: [
    ("?face=1", Scene.photo, 404), ("", Scene.wall, 404), ("?emotion=contempt", Scene.photo, 400),
    ("?emotion=glad", Scene.photo, 400), ("", Array("no picture".utf8), 415), ("", [], 422),
    ("?model=nothing", Scene.photo, 404),
  ])
  func `What can't be explained is refused`(
    query: String, body: [UInt8], status: Int
  ) async throws {
    try await studio.run { client in
      let answer = try await client.expect(status, .post, "/api/v1/explain\(query)", body: body)
      #expect(answer.json["error"]["hint"].text?.isEmpty == false)
    }
  }
}
