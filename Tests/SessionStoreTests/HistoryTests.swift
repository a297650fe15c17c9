import Foundation
import TestSupport
import Testing

@testable import SessionStore

@Suite struct HistoryTests {
  private let url: URL
  private let day = Date(timeIntervalSince1970: 1_790_000_000)

  init() throws { url = try TestPaths.temporaryFolder().appending(component: "history.sqlite") }

  private func session(
    _ name: String, kind: Session.Kind = .video, daysLater: Double = 0
  ) -> Session {
    Session(
      kind: kind, name: name, input: "\(name).mp4", model: "fer2013",
      settings: ["detector": "mtcnn"], created: day.addingTimeInterval(daysLater * 86_400))
  }

  @Test func `A session comes back as it was stored`() async throws {
    let store = try History(at: url)
    let added = session("talk")
    try await store.add(added)
    #expect(try await store.session(added.id) == added)
    #expect(try await store.sessions().total == 1)
  }

  @Test func `Sessions are there after the store was closed and opened again`() async throws {
    let added = session("talk")
    do {
      let store = try History(at: url)
      try await store.add(added)
      try await store.end(added.id, as: .done, rows: 12, at: day)
    }
    let store = try History(at: url)
    let found = try await store.session(added.id)
    #expect(found.state == .done && found.rows == 12 && found.name == "talk")
    #expect(store.lost == LostWork(jobs: [], sessions: []))
  }

  @Test func `The newest session is listed first, a page at a time`() async throws {
    let store = try History(at: url)
    for index in 0..<5 { try await store.add(session("s\(index)", daysLater: Double(index))) }
    var filter = History.Filter()
    (filter.limit, filter.offset) = (2, 1)
    let page = try await store.sessions(filter)
    #expect(page.sessions.map(\.name) == ["s3", "s2"])
    #expect(page.total == 5)
  }

  @Test(arguments: [
    ("pilot", ["Pilot 3"]), ("3 PILOT", ["Pilot 3"]), ("mp4", ["100% smile", "Pilot 3"]),
    ("%", ["100% smile"]), ("_", []), ("nobody", []), ("light", ["Pilot 3"]),
  ])
  func `All words of a search must be in name, notes or input`(
    words: String, expected: [String]
  ) async throws {
    let store = try History(at: url)
    var pilot = session("Pilot 3")
    pilot.notes = "bad light"
    try await store.add(pilot)
    try await store.add(session("100% smile", daysLater: 1))
    var filter = History.Filter()
    filter.search = words
    #expect(try await store.sessions(filter).sessions.map(\.name) == expected)
  }

  @Test func `Only sessions of one kind are listed when it is asked for`() async throws {
    let store = try History(at: url)
    try await store.add(session("film"))
    try await store.add(session("camera", kind: .live))
    var filter = History.Filter()
    filter.kinds = [.live]
    #expect(try await store.sessions(filter).sessions.map(\.name) == ["camera"])
  }

  @Test func `A session can be renamed and its notes changed`() async throws {
    let store = try History(at: url)
    let added = session("talk")
    try await store.add(added)
    let changed = try await store.change(added.id) { ($0.name, $0.notes) = ("Pilot", "again") }
    #expect(changed.name == "Pilot")
    #expect(try await store.session(added.id).notes == "again")
  }

  @Test func `A job goes with its session`() async throws {
    let store = try History(at: url)
    let added = session("talk")
    try await store.add(added)
    let job = Job(kind: .video, session: added.id, total: 10, created: day)
    try await store.add(job)
    try await store.end(added.id, as: .done, rows: 0, at: day)
    try await store.delete(added.id)
    await #expect(throws: SessionStoreError.missing(kind: "job", id: job.id)) {
      try await store.job(job.id)
    }
  }

  @Test func `A job without a session is refused`() async throws {
    let store = try History(at: url)
    await #expect(throws: SessionStoreError.self) {
      try await store.add(
        Job(kind: .video, session: "nobodysnobodysno", total: nil, created: self.day))
    }
  }

  @Test func `A job comes back with how far it is and why it failed`() async throws {
    let store = try History(at: url)
    let added = session("talk")
    try await store.add(added)
    var job = Job(kind: .video, session: added.id, total: 100, created: day)
    try await store.add(job)
    (job.state, job.done) = (.failed, 40)
    job.fault = Job.Fault(code: "bad_data", message: "it is cut off", hint: "copy it again")
    try await store.update(job)
    #expect(try await store.job(job.id) == job)
    #expect(try await store.jobs(.failed) == [job])
    #expect(try await store.jobs(.running).isEmpty)
    #expect(try await store.jobs(of: [added.id]).mapValues(\.id) == [added.id: job.id])
    #expect(try await store.jobCounts() == [.failed: 1])
  }

  @Test func `Sessions older than the retention are deleted, running ones are not`() async throws {
    let store = try History(at: url)
    let (old, running, young) = (session("old"), session("runs"), session("young", daysLater: 9))
    for session in [old, running, young] { try await store.add(session) }
    try await store.end(old.id, as: .done, rows: 0, at: day)
    try await store.end(young.id, as: .done, rows: 0, at: day)
    let now = day.addingTimeInterval(10 * 86_400)
    #expect(try await store.purge(at: now) == [])
    try await store.setRetention(days: 5)
    #expect(try await store.purge(at: now) == [old.id])
    #expect(try await store.sessions().sessions.map(\.name) == ["young", "runs"])
    try await store.setRetention(days: nil)
    #expect(try await store.retentionInDays() == nil)
  }

  @Test func `Only whole files of a session are given, and no way leads out`() async throws {
    let store = try History(at: url)
    let added = session("talk")
    try await store.add(added)
    let folder = try store.makeFolder(of: added.id)
    for name in ["analysis.csv", "analysis.jsonl.part", ".upload"] {
      try Data("x".utf8).write(to: folder.appending(component: name))
    }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(component: "link.csv"),
      withDestinationURL: URL(filePath: "/etc/hostname"))
    #expect(store.fileNames(of: added.id) == ["analysis.csv"])
    for name in ["../history.sqlite", "/etc/hostname", "link.csv", ".upload", ""] {
      #expect(throws: SessionStoreError.missing(kind: "file", id: name)) {
        try store.file(name, of: added.id)
      }
    }
    #expect(throws: SessionStoreError.missing(kind: "file", id: "history.sqlite")) {
      try store.file("history.sqlite", of: "..")
    }
  }

  @Test func `A random id is one, and no two are alike`() {
    let ids = (0..<1000).map { _ in RandomID.next() }
    #expect(Set(ids).count == 1000 && ids.allSatisfy(RandomID.isOne))
    #expect(!RandomID.isOne("../../etc/passwd") && !RandomID.isOne("ABCDEFGHIJKLMNOP"))
  }
}
