import Evaluation
import Foundation
import HTTPTypes
import SessionStore
import TestSupport
import Testing

@testable import Studio

/// Trainings through the interface, on stripes that a network learns at once.
@Suite(.serialized) struct RunRouteTests {
  private let studio: TestStudio
  private let data: URL

  init() throws { (studio, data) = try TestStudio.withStripes() }

  private func settings(_ dataset: String, _ more: String = "") -> String {
    #"{"data":["\#(dataset)"],"protocol":"random","epochs":2,"seed":3\#(more)}"#
  }

  @Test func `A training is the command line's, is followed, and ends as a model`() async throws {
    let folder = try TestPaths.temporaryFolder().appending(component: "run")
    try await studio.call(
      "mien-train", "train", "--data", data.path, "--protocol", "random", "--epochs", "2",
      "--seed", "3", "--output", folder.path, "--quiet")
    let expected = RunFiles(folder: folder).epochs()
    try await studio.run { client in
      let dataset = try await client.register(data)
      let begun = try await client.expect(
        202, .post, "/api/v1/runs", json: settings(dataset, #","name":"--Stripes""#))
      let id = try #require(begun.json["run"]["id"].text)
      let job = try #require(begun.json["job"]["id"].text)
      let events = try await client.events(of: job)
      let epochs = events.filter { $0.name == "epoch" }.map(\.data)
      #expect(epochs.compactMap { $0["epoch"].number } == [1, 2])
      #expect(epochs.compactMap { $0["trainLoss"].number } == expected.map(\.trainLoss))
      #expect(events.last?.data["state"].text == "done")
      #expect(events.last?.data["progress"]["done"].number == 2)
      let run = try await client.expect(200, .get, "/api/v1/runs/\(id)").json
      #expect(run["leaky"] == .bool(true) && run["model"].text == id)
      #expect(run["metrics"].list?.count == 2 && run["canResume"] == .bool(false))
      #expect(run["figures"]["count"].number == 6)
      #expect(run["statement"]["text"].text?.contains("leaky") == true)
      let models = try await client.expect(200, .get, "/api/v1/models").json["models"]
      #expect(models.list?.count == 2 && models[1]["title"].text == "--Stripes")
      #expect(models[1]["run"].text == id)
      let read = try await client.expect(
        200, .post, "/api/v1/analyze?model=\(id)", body: Scene.photo)
      #expect(read.json["labels"].list?.count == 3)
      let export = try await client.expect(200, .get, "/api/v1/sessions/\(id)/export").json
      #expect(export["rows"].list?.count == 2)
      try await client.expect(204, .delete, "/api/v1/sessions/\(id)")
      try await client.expect(404, .post, "/api/v1/analyze?model=\(id)", body: Scene.photo)
    }
  }

  /// So many epochs that no busy machine is done with them before it is asked to stop.
  @Test func `A training that is stopped goes on where it was`() async throws {
    try await studio.run { client in
      let dataset = try await client.register(data)
      let begun = try await client.expect(
        202, .post, "/api/v1/runs",
        json: #"{"data":["\#(dataset)"],"protocol":"random","epochs":5000}"#)
      let id = try #require(begun.json["run"]["id"].text)
      let job = try #require(begun.json["job"]["id"].text)
      try await client.expect(409, .post, "/api/v1/runs/\(id)/resume")
      let before = try await stop(job, of: id, after: 0, client)
      let again = try await client.expect(202, .post, "/api/v1/runs/\(id)/resume")
      let second = try #require(again.json["job"]["id"].text)
      #expect(second != job)
      try await client.expect(409, .post, "/api/v1/runs/\(id)/resume")
      let after = try await stop(second, of: id, after: before.count, client)
      #expect(after.count > before.count && Array(after.prefix(before.count)) == before)
      #expect(after.map { $0["epoch"].number } == (1...after.count).map(Double.init))
    }
  }

  /// Stops a training once it has more epochs than so many, and gives the figures of all of them.
  private func stop(
    _ job: String, of id: String, after epochs: Int, _ client: StudioClient
  ) async throws -> [JSON] {
    var run: JSON
    repeat {
      try await Task.sleep(for: .milliseconds(50))
      run = try await client.expect(200, .get, "/api/v1/runs/\(id)").json
    } while ["queued", "running"].contains(run["state"].text)
      && (run["metrics"].list?.count ?? 0) <= epochs
    #expect(run["state"].text == "running" && run["job"].text == job, "\(run)")
    try await client.expect(202, .post, "/api/v1/jobs/\(job)/cancel")
    #expect(try await client.follow(job).last?["state"].text == "interrupted")
    let stopped = try await client.expect(200, .get, "/api/v1/runs/\(id)").json
    #expect(stopped["canResume"] == .bool(true) && stopped["model"] == .null)
    return try #require(stopped["metrics"].list)
  }

  @Test func `Every fold is judged as crossval judges it, and leaves figures, no model`()
    async throws
  {
    let folder = try TestPaths.temporaryFolder().appending(component: "all")
    try await studio.call(
      "mien-train", "crossval", "--data", data.path, "--protocol", "loso", "--epochs", "2",
      "--seed", "3", "--output", folder.path, "--quiet")
    let expected = try EvaluationFile(in: folder)
    try await studio.run { client in
      let dataset = try await client.register(data)
      let begun = try await client.expect(
        202, .post, "/api/v1/runs",
        json: #"{"data":["\#(dataset)"],"protocol":"loso","epochs":2,"seed":3,"everyFold":true}"#)
      let id = try #require(begun.json["run"]["id"].text)
      let job = try #require(begun.json["job"]["id"].text)
      let end = try #require(try await client.follow(job).last)
      #expect(end["state"].text == "done" && end["progress"]["done"].number == 8)
      let run = try await client.expect(200, .get, "/api/v1/runs/\(id)").json
      #expect(run["figures"]["count"].number == 36 && run["model"] == .null)
      #expect(run["figures"]["accuracy"].number == expected.summary.accuracy)
      #expect(run["metrics"].list?.count == 2 && run["leaky"] == .bool(false))
      let faces = try await client.send(.get, "/api/v1/evaluations/\(id)/predictions?limit=1")
      #expect(faces.json["total"].number == 36)
    }
  }

  @Test func `Trainings wait for each other, a video does not wait for them`() async throws {
    let film = try Data(contentsOf: Scene.film(seconds: 1))
    try await studio.run { client in
      let dataset = try await client.register(data)
      let long = #"{"data":["\#(dataset)"],"protocol":"random","epochs":5000}"#
      let first = try await client.expect(202, .post, "/api/v1/runs", json: long).json
      let second = try await client.expect(202, .post, "/api/v1/runs", json: long).json
      #expect(second["run"]["state"].text == "queued")
      let waiting = try #require(second["job"]["id"].text)
      #expect(try await client.send(.get, "/api/v1/jobs/\(waiting)").json["waiting"].number == 1)
      let taken = try await client.expect(
        202, .post, "/api/v1/analyze/videos?name=film.mp4&annotate=false", body: Array(film))
      let video = try #require(taken.json["job"]["id"].text)
      #expect(try await client.follow(video).last?["state"].text == "done")
      let running = try #require(first["job"]["id"].text)
      #expect(
        try await client.send(.get, "/api/v1/jobs/\(running)").json["state"].text == "running")
      for job in [waiting, running] {
        try await client.expect(202, .post, "/api/v1/jobs/\(job)/cancel")
        #expect(try await client.follow(job).last?["state"].text == "interrupted")
      }
    }
  }

  @Test(arguments: [
    (#""epochs":0"#, 400), (#""protocol":"guess""#, 400), (#""architecture":"vgg""#, 400),
    (#""learningRate":-1"#, 400), (#""classes":["glad"]"#, 400), (#""what":1"#, 400),
    (#""init":"nothing""#, 404), (#""extraData":["aaaaaaaaaaaaaaaa"]"#, 404),
    (#""name":"""#, 400), (#""protocol":"random","everyFold":true"#, 400),
  ])
  func `Settings that can't be are refused before anything is queued`(
    setting: String, status: Int
  ) async throws {
    try await studio.run { client in
      let dataset = try await client.register(data)
      let answer = try await client.expect(
        status, .post, "/api/v1/runs", json: #"{"data":["\#(dataset)"],\#(setting)}"#)
      #expect(answer.json["error"]["hint"].text?.isEmpty == false)
      #expect(try await client.send(.get, "/api/v1/runs").json["total"].number == 0)
    }
  }

  @Test func `A training on data that can't be split fails and says why`() async throws {
    try await studio.run { client in
      let dataset = try await client.register(data)
      let begun = try await client.expect(
        202, .post, "/api/v1/runs",
        json: #"{"data":["\#(dataset)"],"protocol":"subject-kfold","folds":9,"epochs":1}"#)
      let job = try #require(begun.json["job"]["id"].text)
      let end = try #require(try await client.follow(job).last)
      #expect(end["state"].text == "failed")
      #expect(end["error"]["code"].text == "bad_data")
      #expect(end["error"]["hint"].text?.isEmpty == false)
    }
  }

  @Test func `Without the program that trains, it says how to install it`() async throws {
    var studio = studio
    studio.configuration.programs = try TestPaths.temporaryFolder()
    try await studio.run { client in
      let runs = try await client.send(.get, "/api/v1/runs").json
      #expect(runs["canTrain"] == .bool(false))
      #expect(runs["hint"].text?.contains("script/bootstrap") == true)
      let dataset = try await client.register(data)
      let answer = try await client.expect(503, .post, "/api/v1/runs", json: settings(dataset))
      #expect(answer.json["error"]["hint"].text?.contains("script/bootstrap") == true)
    }
  }

  @Test func `After a server was killed its training can be resumed`() async throws {
    let session = try await killed()
    try await studio.run { client in
      let run = try await client.expect(200, .get, "/api/v1/runs/\(session.id)").json
      #expect(run["state"].text == "interrupted" && run["canResume"] == .bool(true))
      #expect(run["metrics"].list?.count == 1)
      let kept = try await client.expect(200, .get, "/api/v1/sessions/\(session.id)").json
      #expect(kept["rows"].number == 1)
      try await client.expect(404, .get, "/api/v1/runs/aaaaaaaaaaaaaaaa")
    }
  }

  /// A history as a killed server leaves it: a training in its second epoch.
  private func killed() async throws -> Session {
    let history = try History(at: studio.configuration.database)
    let session = Session(
      kind: .training, name: "stripes", input: "tiny", model: "cnn",
      settings: ["epochs": "5", "protocol": "loso", "data": ""], created: .now)
    try await history.add(session)
    let line =
      #"{"epoch":1,"learning_rate":0.1,"seconds":1,"train_accuracy":1,"train_loss":1,"#
      + #""validation_accuracy":1,"validation_loss":1}"#
    try Data("\(line)\n{\"epoch\":2".utf8).write(
      to: history.makeFolder(of: session.id).appending(component: "metrics.jsonl"))
    return session
  }
}
