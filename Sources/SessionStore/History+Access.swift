import Foundation
import GRDB

extension History {
  /// Reads; faults of SQLite become the store's own.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await mapping { try await self.queue.read(body) }
  }

  /// Writes all or nothing; faults of SQLite become the store's own.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await mapping { try await self.queue.write(body) }
  }

  func mapping<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as DatabaseError {
      throw SessionStoreError(error, path: url.path)
    }
  }
}
