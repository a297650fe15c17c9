import Datasets
import Foundation
import SessionStore

/// A registered data set as programs read it.
struct DataSource: Equatable, Sendable {
  /// What people call it.
  var name: String
  /// What the ids of its clips begin with when it is read together with the others.
  var clipName: String
  var path: String
  /// The side file with its corrections; nil where there are none.
  var corrections: URL?
}

extension [DataSource] {
  /// The data sets with copies of their corrections: what people correct later changes no result.
  ///
  /// - Parameter folder: takes the copies, `corrections-1.json` for the first data set.
  /// - Throws: `SessionStoreError.cannotWrite`.
  func keepingCorrections(in folder: URL) throws -> [DataSource] {
    try enumerated().map { index, source in
      guard let corrections = source.corrections else { return source }
      var source = source
      let copy = folder.appending(component: "corrections-\(index + 1).json")
      do { try FileManager.default.copyItem(at: corrections, to: copy) } catch {
        throw SessionStoreError.cannotWrite(path: copy.path, reason: error.localizedDescription)
      }
      source.corrections = copy
      return source
    }
  }
}

extension StudioParts {
  /// Registered data sets as programs read them.
  ///
  /// - Throws: as `DatasetShelf.dataset`; `StudioError.badParameter` for one that is named twice.
  func sources(of ids: [String]) async throws -> [DataSource] {
    if let twice = ids.first(where: { id in ids.count { $0 == id } > 1 }) {
      throw StudioError.badParameter(name: "data", value: twice, allowed: "named once")
    }
    var read: [(registered: RegisteredDataset, dataset: Dataset, corrections: URL?)] = []
    for id in ids {
      let (registered, dataset) = try await shelf.dataset(id)
      read.append((registered, dataset, await shelf.corrections(id)))
    }
    return zip(read, read.map(\.dataset).withDistinctNames()).map { one, named in
      DataSource(
        name: one.registered.name, clipName: named.name, path: one.registered.path,
        corrections: one.corrections)
    }
  }
}
