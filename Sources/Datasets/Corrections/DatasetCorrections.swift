import Emotions
import Foundation
import MediaIO

/// What a person corrected in a data set, in a file beside it: the data themselves stay as they are.
///
///     var corrections = DatasetCorrections(of: dataset)
///     corrections.labels["KA.AN1.39.tiff"] = .sad
///     corrections.excluded.insert("KA.AN2.40.tiff")
///     try corrections.write(to: file)
///     let corrected = dataset.corrected(by: corrections)
public struct DatasetCorrections: Equatable, Codable, Sendable {
  /// The absolute path of the data set's folder, archive or table's folder.
  public var data: String
  /// The right labels, by the pictures' paths within the data set.
  public var labels: [String: Emotion]
  /// Paths of the pictures that are left out.
  public var excluded: Set<String>

  /// No corrections of a data set.
  public init(of dataset: Dataset) { (data, labels, excluded) = (dataset.root, [:], []) }

  /// Whether nothing is corrected.
  public var isEmpty: Bool { labels.isEmpty && excluded.isEmpty }

  /// Reads a file of corrections.
  ///
  /// - Throws: `DatasetsError.cannotRead`, `.malformedCorrections`.
  public init(contentsOf url: URL) throws {
    let bytes: Data
    do { bytes = try Data(contentsOf: url) } catch {
      throw DatasetsError.cannotRead(path: url.path, reason: error.localizedDescription)
    }
    do { self = try JSONDecoder().decode(Self.self, from: bytes) } catch {
      throw DatasetsError.malformedCorrections(path: url.path)
    }
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: `DatasetsError.cannotWrite`.
  public func write(to url: URL) throws {
    do { try AtomicFile.write(Array(json()), to: url) } catch {
      throw DatasetsError.cannotWrite(path: url.path, reason: error.localizedDescription)
    }
  }

  /// The file's bytes: names in order, so that versions can be compared.
  ///
  /// - Throws: never in practice; all values can be encoded.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(data, forKey: .data)
    try container.encode(labels, forKey: .labels)
    try container.encode(excluded.sorted(), forKey: .excluded)
  }

  /// The pictures that are corrected and not in a data set, sorted.
  public func unknown(in dataset: Dataset) -> [String] {
    Set(labels.keys).union(excluded).subtracting(dataset.pictures.map(\.path)).sorted()
  }
}

extension Dataset {
  /// The data set with right labels and without what is left out.
  public func corrected(by corrections: DatasetCorrections) -> Dataset {
    guard !corrections.isEmpty else { return self }
    var dataset = self
    dataset.pictures.removeAll { corrections.excluded.contains($0.path) }
    for index in dataset.pictures.indices {
      if let label = corrections.labels[dataset.pictures[index].path] {
        dataset.pictures[index].label = label
      }
    }
    return dataset
  }
}

extension [Dataset] {
  /// The data sets, each corrected by the files that are of it.
  ///
  /// - Parameter unknown: told a file and the pictures in it that its data set does not have.
  /// - Throws: `DatasetsError.cannotRead`, `.malformedCorrections`, `.foreignCorrections`.
  public func corrected(
    byFiles files: [String], unknown: (_ file: String, _ paths: [String]) -> Void = { _, _ in }
  ) throws -> [Dataset] {
    var datasets = self
    for file in files {
      let corrections = try DatasetCorrections(contentsOf: URL(filePath: file))
      let places = indices.filter { self[$0].root == corrections.data }
      guard let first = places.first else {
        throw DatasetsError.foreignCorrections(
          path: file, data: corrections.data, given: map(\.root))
      }
      let strangers = corrections.unknown(in: self[first])
      if !strangers.isEmpty { unknown(file, strangers) }
      for place in places { datasets[place] = datasets[place].corrected(by: corrections) }
    }
    return datasets
  }

  /// The data sets with a name each that no other has: what their clips' ids begin with.
  public func withDistinctNames() -> [Dataset] {
    var taken: Set<String> = []
    let own = Set(map(\.name))
    return map { dataset in
      var dataset = dataset
      let name = dataset.name
      var times = 1
      // Another data set may be called `name-2` by itself: it keeps that name.
      while taken.contains(dataset.name) || (times > 1 && own.contains(dataset.name)) {
        times += 1
        dataset.name = "\(name)-\(times)"
      }
      taken.insert(dataset.name)
      return dataset
    }
  }
}
