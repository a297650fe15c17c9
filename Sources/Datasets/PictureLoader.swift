import Foundation
import Imaging
import MediaIO

/// Opens the pictures of data sets; keeps archives and tables open for the next picture.
///
///     let loader = PictureLoader()
///     for picture in dataset.pictures { let image = try loader.image(for: picture) }
///
/// Not `Sendable`: an archive's handle belongs to one thread. Give each task its own loader.
public final class PictureLoader {
  private let reader: ImageReader
  private var archives: [String: ZipArchive] = [:]
  private var tables: [String: PixelTable] = [:]

  /// A loader that has nothing open yet.
  public init(reader: ImageReader = ImageReader()) { self.reader = reader }

  /// A picture's pixels.
  ///
  /// - Throws: `MediaIOError` for what is no picture, `DatasetsError.cannotRead` and
  ///   `.malformedTable` for archives and tables.
  public func image(for picture: LabelledPicture) throws -> Image {
    try image(at: picture.source)
  }

  /// The pixels at a source; throws as `image(for:)`.
  public func image(at source: PictureSource) throws -> Image {
    switch source {
    case .file(let path):
      return try reader.read(contentsOf: URL(filePath: path))
    case .zipMember(let path, let name):
      return try reader.read(archive(path).bytes(of: name), named: "\(path)/\(name)")
    case .tableRow(let path, let row):
      return try table(path).image(row: row)
    }
  }

  private func archive(_ path: String) throws -> ZipArchive {
    if let open = archives[path] { return open }
    let archive = try ZipArchive(path: path)
    archives[path] = archive
    return archive
  }

  private func table(_ path: String) throws -> PixelTable {
    if let open = tables[path] { return open }
    let table = try PixelTable(path: path)
    tables[path] = table
    return table
  }
}
