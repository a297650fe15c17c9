import Foundation
import GRDB

/// A data set on the server's disk that people work with.
public struct RegisteredDataset: Codable, Equatable, Identifiable, Sendable {
  /// 16 small letters and digits.
  public let id: String
  /// What people call it.
  public var name: String
  /// Where it lies: an absolute path without links.
  public let path: String
  /// When it was registered; whole milliseconds.
  public let created: Date

  /// A data set that is registered now.
  public init(name: String, path: String, created: Date) {
    id = RandomID.next()
    self.name = name
    self.path = path
    self.created = created.inMilliseconds
  }
}

extension RegisteredDataset: FetchableRecord, PersistableRecord {
  public static let databaseTableName = "dataset"
}
