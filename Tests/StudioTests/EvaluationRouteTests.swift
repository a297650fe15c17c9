import Emotions
import Evaluation
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Studio

/// Evaluations through the interface, by the model that ships, on stripes that it can't read.
@Suite(.serialized) struct EvaluationRouteTests {
  private let studio: TestStudio
  private let data: URL

  init() throws { (studio, data) = try TestStudio.withStripes() }

  /// Begins an evaluation, waits for its end and gives its id.
  private func evaluate(_ client: StudioClient, _ wish: String) async throws -> String {
    let begun = try await client.expect(202, .post, "/api/v1/evaluations", json: wish)
    let job = try #require(begun.json["job"]["id"].text)
    let end = try #require(try await client.follow(job).last)
    #expect(end["state"].text == "done", "\(end)")
    return try #require(begun.json["evaluation"]["id"].text)
  }

  @Test func `Figures are the command line's, and every cell has its faces`() async throws {
    let folder = try TestPaths.temporaryFolder()
    try await studio.call(
      "mien", "evaluate", "--data", data.path, "--output", folder.path, "--quiet")
    let expected = try EvaluationFile(in: folder)
    try await studio.run { client in
      let dataset = try await client.register(data)
      let id = try await evaluate(client, #"{"model":"fer2013","data":["\#(dataset)"]}"#)
      let detail = try await client.expect(200, .get, "/api/v1/evaluations/\(id)").json
      let figures = detail["evaluation"]["figures"]
      #expect(figures["accuracy"].number == expected.summary.accuracy)
      #expect(figures["ece"].number == expected.summary.expectedCalibrationError)
      #expect(detail["bins"].list?.count == expected.reliability.bins.count)
      let confusion = expected.summary.confusion
      var seen = 0
      for label in confusion.labels {
        for answer in confusion.labels {
          let faces = try await client.expect(
            200, .get,
            "/api/v1/evaluations/\(id)/predictions?label=\(label.rawValue)&answer=\(answer.rawValue)"
          ).json
          #expect(faces["total"].number == Double(confusion[truth: label, answer: answer]))
          seen += faces["predictions"].list?.count ?? 0
        }
      }
      #expect(seen == 36)
      let wrong = try await client.send(
        .get, "/api/v1/evaluations/\(id)/predictions?right=false&limit=1"
      ).json
      let url = try #require(wrong["predictions"][0]["url"].text)
      let picture = try await client.expect(200, .get, url)
      #expect(picture.headers[.contentType] == "image/png")
      let export = try await client.expect(200, .get, "/api/v1/sessions/\(id)/export").json
      #expect(export["rows"].list?.count == 36 && export["session"]["rows"].number == 36)
      try await client.expect(204, .delete, "/api/v1/datasets/\(dataset)")
      let gone = try await client.send(.get, "/api/v1/evaluations/\(id)/predictions?limit=1").json
      #expect(gone["predictions"][0]["url"] == .null)
    }
  }

  @Test func `Evaluations of the same clips are compared pair by pair`() async throws {
    try await studio.run { client in
      let dataset = try await client.register(data)
      let wish = #"{"model":"fer2013","data":["\#(dataset)"]"#
      let plain = try await evaluate(client, wish + "}")
      let flipped = try await evaluate(client, wish + #","augmentation":"flip"}"#)
      let part = try await evaluate(client, wish + #","classes":["happy","sad"]}"#)
      let both = try await client.expect(
        200, .get, "/api/v1/comparison?of=\(plain),\(flipped)"
      ).json
      #expect(both["sameClips"] == .bool(true) && both["pairs"].list?.count == 1)
      #expect(both["pairs"][0]["first"].text == flipped)
      let other = try await client.expect(200, .get, "/api/v1/comparison?of=\(plain),\(part)").json
      #expect(other["sameClips"] == .bool(false) && other["pairs"].list == [])
      try await client.expect(400, .get, "/api/v1/comparison?of=\(plain)")
      try await client.expect(404, .get, "/api/v1/comparison?of=\(plain),aaaaaaaaaaaaaaaa")
      let all = try await client.send(.get, "/api/v1/evaluations?limit=2").json
      #expect(all["total"].number == 3 && all["evaluations"].list?.count == 2)
    }
  }

  @Test func `Spoilt faces have a curve for every corruption`() async throws {
    try await studio.run { client in
      let dataset = try await client.register(data)
      let id = try await evaluate(
        client, #"{"model":"fer2013","data":["\#(dataset)"],"corruptions":true,"faces":10}"#)
      let detail = try await client.expect(200, .get, "/api/v1/evaluations/\(id)").json
      let curves = try #require(detail["corruptions"]["curves"].list)
      #expect(curves.count == 26 && curves.allSatisfy { $0["points"].list?.count == 5 })
      #expect(detail["corruptions"]["clips"].number == 10)
      let names = detail["files"].list?.compactMap { $0["name"].text } ?? []
      #expect(names.contains("corruptions.csv") && names.contains("corruptions.png"))
      #expect(names.count < 20)
    }
  }

  @Test func `What a run held out can be judged by another model`() async throws {
    try await studio.run { client in
      let dataset = try await client.register(data)
      let begun = try await client.expect(
        202, .post, "/api/v1/runs",
        json: #"{"data":["\#(dataset)"],"protocol":"random","epochs":1}"#)
      let run = try #require(begun.json["run"]["id"].text)
      _ = try await client.follow(try #require(begun.json["job"]["id"].text))
      let id = try await evaluate(client, #"{"model":"fer2013","run":"\#(run)"}"#)
      let own = try await client.expect(200, .get, "/api/v1/evaluations/\(run)").json
      let other = try await client.expect(200, .get, "/api/v1/evaluations/\(id)").json
      #expect(own["evaluation"]["figures"]["count"] == other["evaluation"]["figures"]["count"])
      let both = try await client.expect(200, .get, "/api/v1/comparison?of=\(run),\(id)").json
      #expect(both["sameClips"] == .bool(true))
    }
  }

  @Test(arguments: [
    (#"{"model":"fer2013"}"#, 400), (#"{"model":"fer2013","data":[]}"#, 400),
    (#"{"data":["DATA"]}"#, 400), (#"{"model":"nothing","data":["DATA"]}"#, 404),
    (#"{"model":"fer2013","data":["aaaaaaaaaaaaaaaa"]}"#, 404),
    (#"{"model":"fer2013","run":"aaaaaaaaaaaaaaaa"}"#, 404),
    (#"{"model":"fer2013","data":["DATA"],"faces":1}"#, 400),
    (#"{"model":"fer2013","data":["DATA"],"run":"aaaaaaaaaaaaaaaa"}"#, 400),
  ])
  func `An evaluation that can't be is refused`(wish: String, status: Int) async throws {
    try await studio.run { client in
      let dataset = try await client.register(data)
      let answer = try await client.expect(
        status, .post, "/api/v1/evaluations", json: wish.replacing("DATA", with: dataset))
      #expect(answer.json["error"]["hint"].text?.isEmpty == false)
    }
  }

  @Test func `Predictions are read as they were written`() throws {
    let folder = try TestPaths.temporaryFolder()
    let table =
      "id,subject,label,answer,confidence,happy,sad\r\n"
      + "\"a,b/1.png\",anna,happy,sad,0.750000,0.250000,0.750000\r\nb/2.png,,sad,,,,\r\n"
    try Data(table.utf8).write(to: folder.appending(component: "predictions.csv"))
    let read = try PredictionFile.predictions(in: folder)
    let scores = try EmotionScores([.happy, .sad], probabilities: [0.25, 0.75])
    #expect(
      read == [
        Prediction(id: "a,b/1.png", label: .happy, scores: scores, subject: "anna"),
        Prediction(id: "b/2.png", label: .sad, scores: nil),
      ])
  }
}
