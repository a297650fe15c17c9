import Datasets
import Emotions
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Studio

@Suite struct DatasetRouteTests {
  private var studio: TestStudio
  private let root: URL
  private let data: URL

  init() throws {
    studio = try TestStudio()
    root = try TestPaths.temporaryFolder().resolvingSymlinksInPath()
    data = root.appending(component: "stripes")
    try FileManager.default.moveItem(at: TinyDataset.make(), to: data)
    studio.configuration.dataRoots = [root]
  }

  /// Name and bytes of every file of the data.
  private func contents() throws -> [String: Data] {
    let paths =
      FileManager.default.enumerator(atPath: data.path)?.compactMap { $0 as? String } ?? []
    return try Dictionary(
      uniqueKeysWithValues: paths.filter { $0.hasSuffix(".png") }.map {
        ($0, try Data(contentsOf: data.appending(path: $0)))
      })
  }

  @Test func `Folders are listed from the roots on, and nothing beside them`() async throws {
    try Data().write(to: root.appending(component: "table.csv"))
    try Data().write(to: root.appending(component: "notes.txt"))
    try await studio.run { client in
      let roots = try await client.expect(200, .get, "/api/v1/folders").json
      #expect(roots["path"] == .null && roots["entries"][0]["path"].text == root.path)
      let inside = try await client.expect(200, .get, "/api/v1/folders?path=\(root.path)").json
      #expect(inside["parent"] == .null)
      #expect(inside["entries"].list?.compactMap { $0["name"].text } == ["stripes", "table.csv"])
      #expect(inside["entries"][1]["kind"].text == "table")
      let deeper = try await client.expect(200, .get, "/api/v1/folders?path=\(data.path)").json
      #expect(deeper["parent"].text == root.path)
    }
  }

  @Test(arguments: ["/", "/etc", "ROOT/..", "ROOT/../..", "relative", "ROOT/out", "ROOTx"])
  func `No path leads out of the roots`(path: String) async throws {
    let out = root.appending(component: "out")
    try FileManager.default.createSymbolicLink(atPath: out.path, withDestinationPath: "/etc")
    let path = path.replacing("ROOT", with: root.path)
    try await studio.run { client in
      for answer in [
        try await client.send(.get, "/api/v1/folders?path=\(path)"),
        try await client.send(.post, "/api/v1/datasets", json: #"{"path":"\#(path)"}"#),
      ] {
        #expect(answer.status == 403 && answer.json["error"]["code"].text == "forbidden_path")
        #expect(answer.json["error"]["hint"].text?.contains("--data-root") == true)
      }
    }
  }

  @Test func `What is no data set is refused with a reason`() async throws {
    let empty = root.appending(component: "empty")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    try await studio.run { client in
      for (path, status) in [(empty.path, 422), (root.path + "/nothing", 404)] {
        let answer = try await client.expect(
          status, .post, "/api/v1/datasets", json: #"{"path":"\#(path)"}"#)
        #expect(answer.json["error"]["hint"].text?.isEmpty == false)
      }
      _ = try await client.register(data)
      let again = try await client.expect(
        409, .post, "/api/v1/datasets", json: #"{"path":"\#(data.path)"}"#)
      #expect(again.json["error"]["message"].text?.contains("registered already") == true)
    }
  }

  @Test func `A data set is shown, renamed, inspected and forgotten`() async throws {
    try await studio.run { client in
      let id = try await client.register(data)
      let shown = try await client.expect(200, .get, "/api/v1/datasets/\(id)").json
      #expect(shown["pictures"].number == 36 && shown["subjects"].number == 4)
      #expect(shown["classes"].list?.map { $0["count"].number } == [12, 12, 12])
      #expect(shown["name"].text == "stripes" && shown["framing"].text == "tightCrop")
      let renamed = try await client.expect(
        200, .patch, "/api/v1/datasets/\(id)", json: #"{"name":"Pilot"}"#)
      #expect(renamed.json["name"].text == "Pilot")
      var inspection = try await client.expect(200, .get, "/api/v1/datasets/\(id)/inspection").json
      while inspection["state"].text == "running" {
        try await Task.sleep(for: .milliseconds(20))
        inspection = try await client.expect(200, .get, "/api/v1/datasets/\(id)/inspection").json
      }
      let expected = try DatasetInspection(of: DatasetImporter.dataset(at: data.path))
      #expect(inspection["result"]["text"].text == expected.description)
      #expect(inspection["result"]["sizes"][0]["count"].number == 36)
      let people = try await client.expect(200, .get, "/api/v1/datasets/\(id)/people").json[
        "people"]
      #expect(people.list?.compactMap { $0["subject"].text } == ["p0", "p1", "p2", "p3"])
      try await client.expect(204, .delete, "/api/v1/datasets/\(id)")
      try await client.expect(404, .get, "/api/v1/datasets/\(id)")
      #expect(try contents().count == 36)
    }
  }

  @Test func `Pictures are browsed by class, person and words, page by page`() async throws {
    try await studio.run { client in
      let id = try await client.register(data)
      func total(_ query: String) async throws -> Double? {
        try await client.expect(200, .get, "/api/v1/datasets/\(id)/pictures?\(query)")
          .json["total"].number
      }
      #expect(try await total("") == 36)
      #expect(try await total("label=sad") == 12)
      #expect(try await total("label=sad&subject=p1") == 3)
      #expect(try await total("search=P1__0") == 3)
      #expect(try await total("state=excluded") == 0)
      let page = try await client.send(
        .get, "/api/v1/datasets/\(id)/pictures?limit=5&offset=34"
      ).json["pictures"]
      #expect(page.list?.count == 2)
      let url = try #require(page[0]["url"].text)
      let small = try await client.expect(200, .get, url + "&side=16")
      #expect(small.headers[.contentType] == "image/png" && small.bytes.count < 1000)
      try await client.expect(400, .get, url + "&side=4")
      try await client.expect(
        404, .get, "/api/v1/datasets/\(id)/picture?path=..%2F..%2Fetc%2Fpasswd")
      try await client.expect(400, .get, "/api/v1/datasets/\(id)/pictures?label=glad")
    }
  }

  @Test func `Corrections change what is learned from, outlive the server and touch no data`()
    async throws
  {
    let before = try contents()
    let id = try await studio.run { client in
      let id = try await client.register(data)
      let corrections = "/api/v1/datasets/\(id)/corrections"
      let changed = try await client.expect(
        200, .put, corrections, json: #"{"path":"happy/p0__0.png","label":"sad","excluded":false}"#)
      #expect(changed.json["label"].text == "sad" && changed.json["given"].text == "happy")
      try await client.expect(
        200, .put, corrections, json: #"{"path":"happy/p0__1.png","label":null,"excluded":true}"#)
      try await client.expect(
        404, .put, corrections, json: #"{"path":"nothing.png","label":"sad","excluded":false}"#)
      try await client.expect(
        400, .put, corrections, json: #"{"path":"happy/p0__0.png","label":"glad","excluded":false}"#
      )
      return id
    }
    try await studio.run { client in
      let shown = try await client.expect(200, .get, "/api/v1/datasets/\(id)").json
      #expect(shown["classes"].list?.map { $0["count"].number } == [10, 13, 12])
      #expect(shown["excluded"].number == 1 && shown["relabelled"].number == 1)
      let corrections = "/api/v1/datasets/\(id)/corrections"
      let file = try await client.expect(200, .get, corrections)
      let read = try JSONDecoder().decode(DatasetCorrections.self, from: Data(file.bytes))
      #expect(read.data == data.path && read.labels == ["happy/p0__0.png": .sad])
      let begun = try await client.expect(
        202, .post, "/api/v1/evaluations", json: #"{"model":"fer2013","data":["\#(id)"]}"#)
      _ = try await client.follow(try #require(begun.json["job"]["id"].text))
      let judged = try #require(begun.json["evaluation"]["id"].text)
      let detail = try await client.expect(200, .get, "/api/v1/evaluations/\(judged)").json
      #expect(detail["evaluation"]["figures"]["count"].number == 35)
      #expect(detail["files"].list?.contains { $0["name"].text == "corrections-1.json" } == true)
      try await client.expect(204, .delete, corrections)
      let plain = try await client.send(.get, "/api/v1/datasets/\(id)").json
      #expect(plain["classes"].list?.map { $0["count"].number } == [12, 12, 12])
    }
    #expect(try contents() == before)
  }

  @Test func `A data set that vanished is shown so, and the others go on`() async throws {
    try await studio.run { client in
      let id = try await client.register(data)
      try FileManager.default.moveItem(at: data, to: root.appending(component: "moved"))
      let shown = try await client.expect(200, .get, "/api/v1/datasets").json["datasets"][0]
      #expect(shown["error"]["message"].text?.contains("any more") == true)
      #expect(shown["pictures"].number == 0)
      for path in ["pictures", "people", "inspection", "picture?path=a", "corrections"] {
        try await client.expect(422, .get, "/api/v1/datasets/\(id)/\(path)")
      }
      try await client.expect(422, .post, "/api/v1/runs", json: #"{"data":["\#(id)"]}"#)
      try FileManager.default.moveItem(at: root.appending(component: "moved"), to: data)
      let back = try await client.expect(200, .get, "/api/v1/datasets/\(id)").json
      #expect(back["error"] == .null && back["pictures"].number == 36)
    }
  }

  @Test func `A table that names pictures elsewhere is refused`() async throws {
    let table = root.appending(component: "table.csv")
    try Data("path,label\n\(data.path)/../../\(root.lastPathComponent)x/a.png,happy\n".utf8)
      .write(to: table)
    let outside = root.deletingLastPathComponent()
      .appending(component: root.lastPathComponent + "x")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    try Data(Scene.photo).write(to: outside.appending(component: "a.png"))
    _ = try await studio.run { client in
      try await client.expect(403, .post, "/api/v1/datasets", json: #"{"path":"\#(table.path)"}"#)
    }
  }

  @Test(arguments: [
    "emotion,pixels,Usage\n3,\(Array(repeating: "7", count: 48 * 48).joined(separator: " ")),Training\n",
    "path,label\na.png,happy\n",
  ])
  func `A link to a table elsewhere is not read`(table: String) async throws {
    let outside = try TestPaths.temporaryFolder().appending(component: "secret.csv")
    try Data(table.utf8).write(to: outside)
    let folder = root.appending(component: "linked")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.appending(component: "fer2013.csv"), withDestinationURL: outside)
    try Data(Scene.photo).write(to: folder.appending(component: "a.png"))
    try await studio.run { client in
      let answer = try await client.expect(
        403, .post, "/api/v1/datasets", json: #"{"path":"\#(folder.path)"}"#)
      #expect(answer.json["error"]["code"].text == "forbidden_path")
    }
  }

  @Test func `What changes deep in a data set or in a table is seen`() async throws {
    let table = root.appending(component: "table.csv")
    let rows = (0..<2).map { "stripes/happy/p0__\($0).png,happy,p0\n" }
    try Data(("path,label,subject\n" + rows[0]).utf8).write(to: table)
    try await studio.run { client in
      let folder = try await client.register(data)
      let listed = try await client.register(table)
      func wait(for pictures: Double, in id: String) async throws -> JSON {
        var shown = JSON.null
        for _ in 0..<600 where shown["pictures"].number != pictures {
          try await Task.sleep(for: .milliseconds(100))
          shown = try await client.expect(200, .get, "/api/v1/datasets/\(id)").json
        }
        return shown
      }
      #expect(try await wait(for: 1, in: listed)["pictures"].number == 1)
      try Data(("path,label,subject\n" + rows.joined()).utf8).write(to: table)
      #expect(try await wait(for: 2, in: listed)["pictures"].number == 2)
      #expect(try await wait(for: 36, in: folder)["pictures"].number == 36)
      try Data(Scene.photo).write(to: data.appending(path: "happy/p9__0.png"))
      #expect(try await wait(for: 37, in: folder)["subjects"].number == 5)
    }
  }

  @Test func `A link to a picture elsewhere is not taken, and not sent when it comes later`()
    async throws
  {
    let outside = try TestPaths.temporaryFolder().appending(component: "secret.png")
    try Data(Scene.photo).write(to: outside)
    let link = data.appending(path: "happy/p9__0.png")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: outside)
    try await studio.run { client in
      let refused = try await client.expect(
        403, .post, "/api/v1/datasets", json: #"{"path":"\#(data.path)"}"#)
      #expect(refused.json["error"]["message"].text?.contains("p9__0.png") == true)
      try FileManager.default.removeItem(at: link)
      try Data(Scene.photo).write(to: link)
      let id = try await client.register(data)
      let picture = "/api/v1/datasets/\(id)/picture?path=happy%2Fp9__0.png"
      try await client.expect(200, .get, picture)
      try FileManager.default.removeItem(at: link)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: outside)
      try await client.expect(403, .get, picture)
    }
  }

  @Test func `Where no side file can be written, that is said and nothing is changed`()
    async throws
  {
    // A file stands where the folder of the side files is to be: also root can't write there.
    let folder = studio.configuration.database.deletingPathExtension()
      .appendingPathExtension("corrections")
    try Data().write(to: folder)
    try await studio.run { client in
      let id = try await client.register(data)
      let answer = try await client.expect(
        507, .put, "/api/v1/datasets/\(id)/corrections",
        json: #"{"path":"happy/p0__0.png","label":"sad","excluded":false}"#)
      #expect(answer.json["error"]["code"].text == "disk_full")
      #expect(answer.json["error"]["message"].text?.contains(folder.path) == true)
      let shown = try await client.expect(200, .get, "/api/v1/datasets/\(id)").json
      #expect(shown["relabelled"].number == 0)
    }
  }

  @Test func `A plus in a query is a space`() async throws {
    let spaced = root.appending(component: "two words")
    try FileManager.default.moveItem(at: data, to: spaced)
    try await studio.run { client in
      let path = spaced.path.replacing(" ", with: "+")
      try await client.expect(200, .get, "/api/v1/folders?path=\(path)")
    }
  }
}
