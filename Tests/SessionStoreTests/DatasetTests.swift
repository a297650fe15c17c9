import Foundation
import GRDB
import TestSupport
import Testing

@testable import SessionStore

@Suite struct DatasetTests {
  private let url: URL
  private let day = Date(timeIntervalSince1970: 1_790_000_000)

  init() throws { url = try TestPaths.temporaryFolder().appending(component: "history.sqlite") }

  private func dataset(_ name: String, later: Double = 0) -> RegisteredDataset {
    RegisteredDataset(
      name: name, path: "/data/\(name)", created: day.addingTimeInterval(later))
  }

  @Test func `Data sets are listed oldest first, renamed and forgotten with their corrections`()
    async throws
  {
    let store = try History(at: url)
    let (second, first) = (dataset("b", later: 5), dataset("a"))
    for one in [second, first] { try await store.add(one) }
    #expect(try await store.datasets() == [first, second])
    #expect(try await store.rename(dataset: first.id, to: "Pilot").name == "Pilot")
    let file = store.corrections(of: first.id)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: file)
    try await store.forget(dataset: first.id)
    #expect(!FileManager.default.fileExists(atPath: file.path))
    #expect(try await store.datasets() == [second])
    let missing = SessionStoreError.missing(kind: "data set", id: first.id)
    await #expect(throws: missing) { try await store.dataset(first.id) }
    await #expect(throws: missing) { try await store.forget(dataset: first.id) }
  }

  @Test func `A place is registered once`() async throws {
    let store = try History(at: url)
    try await store.add(dataset("a"))
    await #expect(throws: SessionStoreError.exists(kind: "data set", id: "/data/a")) {
      try await store.add(dataset("a"))
    }
  }

  @Test func `A history of the first version gets the table and keeps its sessions`() async throws {
    let session = Session(
      kind: .video, name: "talk", input: "talk.mp4", model: "fer2013", settings: [:], created: day)
    do {
      let queue = try DatabaseQueue(path: url.path)
      try History.migrator.migrate(queue, upTo: "1 sessions and jobs")
      try await queue.write { try session.insert($0) }
    }
    let store = try History(at: url)
    #expect(try await store.datasets() == [])
    #expect(try await store.sessions().sessions.map(\.name) == ["talk"])
  }

  @Test func `Trainings and evaluations are kept beyond the retention`() async throws {
    let store = try History(at: url)
    for kind in Session.Kind.allCases {
      let one = Session(
        kind: kind, name: kind.rawValue, input: "", model: "m", settings: [:], created: day)
      try await store.add(one)
      try await store.end(one.id, as: .done, rows: 1, at: day)
    }
    try await store.setRetention(days: 1)
    try await store.purge(at: day.addingTimeInterval(10 * 86_400))
    let left = try await store.sessions().sessions.map(\.kind)
    #expect(Set(left) == [.training, .evaluation])
  }
}
