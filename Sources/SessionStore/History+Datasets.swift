import Foundation
import GRDB

extension History {
  /// Where the side file with the corrections of a data set lies; it may not be there.
  public func corrections(of dataset: String) -> URL {
    url.deletingPathExtension().appendingPathExtension("corrections")
      .appending(component: "\(dataset).json")
  }

  /// Registers a data set.
  ///
  /// - Throws: `SessionStoreError.exists` for a place that is registered already, `.full`.
  public func add(_ dataset: RegisteredDataset) async throws {
    let path = url.path
    do {
      try await queue.write { try dataset.insert($0) }
    } catch let error as DatabaseError {
      guard error.resultCode == .SQLITE_CONSTRAINT else {
        throw SessionStoreError(error, path: path)
      }
      throw SessionStoreError.exists(kind: "data set", id: dataset.path)
    }
  }

  /// The registered data sets, oldest first.
  public func datasets() async throws -> [RegisteredDataset] {
    try await read { database in
      try RegisteredDataset.order(Column("created"), Column("id")).fetchAll(database)
    }
  }

  /// One registered data set.
  ///
  /// - Throws: `SessionStoreError.missing`.
  public func dataset(_ id: String) async throws -> RegisteredDataset {
    try await read { try Self.dataset(id, in: $0) }
  }

  /// Renames a data set; gives it as it is now.
  ///
  /// - Throws: `SessionStoreError.missing`.
  public func rename(dataset id: String, to name: String) async throws -> RegisteredDataset {
    try await write { database in
      var dataset = try Self.dataset(id, in: database)
      dataset.name = name
      try dataset.update(database)
      return dataset
    }
  }

  /// Forgets a data set and its corrections; the data stay.
  ///
  /// - Throws: `SessionStoreError.missing`, `.cannotWrite` when the side file can't be removed.
  public func forget(dataset id: String) async throws {
    _ = try await dataset(id)
    let file = corrections(of: id)
    if FileManager.default.fileExists(atPath: file.path) {
      do { try FileManager.default.removeItem(at: file) } catch {
        throw SessionStoreError.cannotWrite(path: file.path, reason: error.localizedDescription)
      }
    }
    _ = try await write { try RegisteredDataset.deleteOne($0, key: id) }
  }

  private static func dataset(_ id: String, in database: Database) throws -> RegisteredDataset {
    guard let dataset = try RegisteredDataset.fetchOne(database, key: id) else {
      throw SessionStoreError.missing(kind: "data set", id: id)
    }
    return dataset
  }
}
