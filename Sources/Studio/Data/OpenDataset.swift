import Datasets
import Emotions
import Foundation
import Imaging
import MediaIO

/// A registered data set that was read: its pictures, and what people corrected in it.
///
/// Reading blocks: call it on a `Workbench`.
actor OpenDataset {
  /// A picture with its correction.
  struct Picture: Sendable {
    var picture: LabelledPicture
    /// The corrected label.
    var label: Emotion
    var isExcluded: Bool

    var isRelabelled: Bool { label != picture.label }
  }

  /// Which pictures are wanted.
  struct Filter: Sendable {
    enum State: String, CaseIterable, Sendable { case all, kept, excluded, relabelled }

    var label: Emotion?
    var subject: String?
    var sequence: String?
    var state = State.all
    var search = ""
  }

  /// As the data have it.
  nonisolated let dataset: Dataset
  private(set) var corrections: DatasetCorrections
  private let file: URL
  private let roots: DataRoots
  private let places: [String: Int]
  private let loader: PictureLoader

  /// Reads a data set, and its side file where there is one.
  ///
  /// - Throws: `DatasetsError`; `StudioError.forbiddenPath` for a table or a picture that lies outside
  ///   of the roots, also by a link: what trains and evaluates reads all of them.
  init(at path: String, corrections file: URL, roots: DataRoots, limits: StudioLimits) throws {
    try roots.checkTables(in: URL(filePath: path))
    let dataset = try DatasetImporter.dataset(at: path)
    for path in Set(dataset.pictures.map(\.source.file)).sorted()
    where !roots.contains(URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()) {
      throw StudioError.forbiddenPath(path, roots: roots.folders.map(\.path))
    }
    self.dataset = dataset
    self.file = file
    self.roots = roots
    corrections = try Self.corrections(of: dataset, in: file)
    places = Dictionary(dataset.pictures.enumerated().map { ($1.path, $0) }) { first, _ in first }
    loader = PictureLoader(
      reader: ImageReader(pixelLimit: limits.pixels, byteLimit: limits.imageBytes))
  }

  private static func corrections(of dataset: Dataset, in file: URL) throws -> DatasetCorrections {
    FileManager.default.fileExists(atPath: file.path)
      ? try DatasetCorrections(contentsOf: file) : DatasetCorrections(of: dataset)
  }

  /// As people have corrected it.
  var corrected: Dataset { dataset.corrected(by: corrections) }

  /// The pictures that fit, in the data's order.
  func pictures(_ filter: Filter) -> [Picture] {
    dataset.pictures.lazy.map(picture).filter { one in
      (filter.label == nil || one.label == filter.label)
        && (filter.subject == nil || one.picture.subject == filter.subject)
        && (filter.sequence == nil || one.picture.sequence == filter.sequence)
        && (filter.search.isEmpty || one.picture.path.localizedStandardContains(filter.search))
        && fits(one, filter.state)
    }
  }

  private func fits(_ picture: Picture, _ state: Filter.State) -> Bool {
    switch state {
    case .all: true
    case .kept: !picture.isExcluded
    case .excluded: picture.isExcluded
    case .relabelled: picture.isRelabelled
    }
  }

  private func picture(_ picture: LabelledPicture) -> Picture {
    Picture(
      picture: picture, label: corrections.labels[picture.path] ?? picture.label,
      isExcluded: corrections.excluded.contains(picture.path))
  }

  /// A picture as PNG, its longest side at most `side` pixels.
  ///
  /// - Throws: `StudioError.missing`, `.forbiddenPath`, `.badData` for one that does not open.
  func png(of path: String, side: Int?) throws -> [UInt8] {
    let source = dataset.pictures[try place(of: path)].source
    _ = try roots.resolved(source.file)
    do {
      let image = try loader.image(at: source)
      return try ImageWriter().bytes(of: side.map(image.fitted) ?? image, as: .png)
    } catch let error as any LocalizedError where !(error is StudioError) {
      throw StudioError.badData(
        reason: error.errorDescription ?? "'\(path)' does not open",
        hint: error.recoverySuggestion ?? "leave it out")
    }
  }

  /// Gives a picture another label, or leaves it out.
  ///
  /// - Parameter label: nil for the data's own.
  /// - Throws: `StudioError.missing`; `DatasetsError` for a side file that can't be read or written,
  ///   and nothing is changed then.
  func correct(_ path: String, label: Emotion?, isExcluded: Bool) throws -> Picture {
    let found = dataset.pictures[try place(of: path)]
    // Out of the file: what was corrected while the data set was read anew stands there alone.
    var changed = try Self.corrections(of: dataset, in: file)
    changed.labels[path] = label == found.label ? nil : label
    if isExcluded { changed.excluded.insert(path) } else { changed.excluded.remove(path) }
    try Self.writing(file) {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    try changed.write(to: file)
    corrections = changed
    return picture(found)
  }

  /// Takes all corrections back.
  ///
  /// - Throws: `DatasetsError.cannotWrite` when the side file can't be removed.
  func dropCorrections() throws {
    if FileManager.default.fileExists(atPath: file.path) {
      try Self.writing(file) { try FileManager.default.removeItem(at: file) }
    }
    corrections = DatasetCorrections(of: dataset)
  }

  /// Changes something of the side file; a fault names it.
  private static func writing(_ file: URL, _ change: () throws -> Void) throws {
    do { try change() } catch {
      throw DatasetsError.cannotWrite(path: file.path, reason: error.localizedDescription)
    }
  }

  private func place(of path: String) throws -> Int {
    guard let place = places[path] else { throw StudioError.missing(kind: "picture", id: path) }
    return place
  }
}

extension PictureSource {
  /// The file on the disk that the pixels are read from.
  fileprivate var file: String {
    switch self {
    case .file(let path): path
    case .zipMember(let archive, _): archive
    case .tableRow(let table, _): table
    }
  }
}

extension Image {
  /// The picture made smaller until its longest side has so many pixels; a smaller one as it is.
  fileprivate func fitted(longest side: Int) -> Image {
    let longest = max(width, height)
    guard longest > side else { return self }
    return resized(
      width: max(1, width * side / longest), height: max(1, height * side / longest), method: .area)
  }
}
