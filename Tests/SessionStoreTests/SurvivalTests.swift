import Foundation
import GRDB
import TestSupport
import Testing

@testable import SessionStore

/// What is left when something goes wrong: a killed server, a deleted session, a damaged file.
@Suite struct SurvivalTests {
  private let folder: URL
  private var url: URL { folder.appending(component: "history.sqlite") }
  private let day = Date(timeIntervalSince1970: 1_790_000_000)

  init() throws { folder = try TestPaths.temporaryFolder() }

  private func session(_ name: String) -> Session {
    Session(
      kind: .video, name: name, input: name, model: "fer2013", settings: [:], created: day)
  }

  /// The database and its journal as they lie on the disk while the store is open: what a process
  /// finds that is started after `kill -9`.
  private func killedCopy() throws -> URL {
    let copy = try TestPaths.temporaryFolder()
    for name in ["history.sqlite", "history.sqlite-wal", "history.files"] {
      try FileManager.default.copyItem(
        at: folder.appending(component: name), to: copy.appending(component: name))
    }
    return copy.appending(component: "history.sqlite")
  }

  @Test func `After kill -9 the history opens and unfinished work is interrupted`() async throws {
    let store = try History(at: url)
    let (film, camera, whole) = (session("film"), session("camera"), session("whole"))
    for session in [film, camera, whole] { try await store.add(session) }
    var running = Job(kind: .video, session: film.id, total: 50, created: day)
    try await store.add(running)
    (running.state, running.done) = (.running, 20)
    try await store.update(running)
    try await store.end(whole.id, as: .done, rows: 3, at: day)
    let parts = try store.makeFolder(of: camera.id)
    try Data("a,b\r\n1,2\r\n".utf8).write(to: parts.appending(component: "analysis.csv.part"))

    let copy = try killedCopy()
    let walSize = try Data(contentsOf: URL(filePath: copy.path + "-wal")).count
    #expect(walSize > 0, "the journal holds what the database file does not yet")
    let later = day.addingTimeInterval(60)
    let next = try History(at: copy, now: later)
    #expect(next.lost == LostWork(jobs: [running.id], sessions: [film.id, camera.id].sorted()))
    let job = try await next.job(running.id)
    #expect(job.state == .interrupted && job.done == 20 && job.ended == later)
    #expect(job.fault?.code == "interrupted")
    #expect(try await next.session(camera.id).state == .interrupted)
    #expect(try await next.session(whole.id).state == .done)
    #expect(next.fileNames(of: camera.id) == ["analysis.csv"])
    _ = store  // the killed one was open until here
  }

  @Test func `What is deleted is in no byte of the files any more`() async throws {
    let store = try History(at: url)
    let secret = "Zwiebelkuchen-4711"
    var added = session(secret)
    added.notes = secret + String(repeating: " and more", count: 2000)
    try await store.add(added)
    _ = try await store.change(added.id) { $0.state = .done }
    let files = try store.makeFolder(of: added.id)
    try Data(secret.utf8).write(to: files.appending(component: "analysis.csv"))
    #expect(try found(secret), "it is there before")
    try await store.delete(added.id)
    #expect(try !found(secret))
    #expect(!FileManager.default.fileExists(atPath: files.path))
  }

  private func found(_ text: String) throws -> Bool {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.contains { name in
      let bytes = try? Data(contentsOf: folder.appending(path: name))
      return bytes?.range(of: Data(text.utf8)) != nil
    }
  }

  @Test func `A session that is being written is not deleted`() async throws {
    let store = try History(at: url)
    let added = session("talk")
    try await store.add(added)
    await #expect(throws: SessionStoreError.isRunning(session: added.id)) {
      try await store.delete(added.id)
    }
  }

  @Test func `A full disk is said, and what was there stays`() async throws {
    let store = try History(at: url)
    let added = session("talk")
    try await store.add(added)
    try await store.queue.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
    }
    var large = session("large")
    large.notes = String(repeating: "x", count: 100_000)
    let refused = large
    await #expect(throws: SessionStoreError.full(path: url.path)) { try await store.add(refused) }
    #expect(try await store.sessions().sessions == [added])
  }

  @Test func `A second server on one history is refused`() throws {
    let store = try History(at: url)
    #expect(throws: SessionStoreError.inUse(path: url.path)) { try History(at: url) }
    _ = store
  }

  @Test func `A file that is no database is named`() throws {
    try Data(String(repeating: "no database ", count: 500).utf8).write(to: url)
    #expect {
      try History(at: url)
    } throws: { error in
      guard case SessionStoreError.damaged(let path, _) = error else { return false }
      return path == url.path
    }
  }

  @Test func `A damaged database is found at the start`() async throws {
    do {
      let store = try History(at: url)
      for index in 0..<300 { try await store.add(session("a session of number \(index)")) }
    }
    var bytes = try Data(contentsOf: url)
    let middle = bytes.count / 2 / 4096 * 4096
    bytes.replaceSubrange(middle..<middle + 4096, with: Data(repeating: 0xA5, count: 4096))
    try bytes.write(to: url)
    #expect {
      try History(at: url)
    } throws: { error in
      guard case SessionStoreError.damaged = error else { return false }
      return true
    }
  }

  @Test func `A history of a newer version is refused and left alone`() throws {
    do { _ = try History(at: url) }
    do {
      let queue = try DatabaseQueue(path: url.path)
      try queue.write {
        try $0.execute(
          sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')")
      }
      try queue.close()
    }
    #expect(throws: SessionStoreError.newer(path: url.path)) { try History(at: url) }
  }

  @Test func `A folder that is not there is named`() {
    let missing = URL(filePath: "/nonexistent/history.sqlite")
    #expect {
      try History(at: missing)
    } throws: { error in
      guard case SessionStoreError.cannotOpen(let path, _) = error else { return false }
      return path == missing.path
    }
  }

  @Test func `A backup made while the history is in use opens as one`() async throws {
    let store = try History(at: url)
    let added = session("talk")
    try await store.add(added)
    _ = try await store.change(added.id) { $0.state = .done }
    let backup = folder.appending(component: "backup.sqlite")
    try await store.backUp(to: backup)
    await #expect(throws: SessionStoreError.self) { try await store.backUp(to: backup) }
    let copy = try History(at: backup)
    #expect(try await copy.session(added.id).name == "talk")
  }

  @Test(arguments: [
    SessionStoreError.cannotOpen(path: "p", reason: "r"), .inUse(path: "p"),
    .damaged(path: "p", reason: "r"), .newer(path: "p"), .missing(kind: "session", id: "p"),
    .isRunning(session: "p"), .exists(kind: "data set", id: "p"), .full(path: "p"),
    .cannotWrite(path: "p", reason: "r"),
  ])
  func `Every error names its place and says what to do`(error: SessionStoreError) {
    #expect(error.errorDescription?.contains("p") == true)
    #expect(error.recoverySuggestion?.isEmpty == false)
  }
}
