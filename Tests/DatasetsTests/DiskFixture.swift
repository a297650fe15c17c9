import Foundation
import TestSupport

/// A small data set written to a temporary folder.
struct DiskFixture {
  let folder: URL

  init() throws { folder = try TestPaths.temporaryFolder() }

  var path: String { folder.path }

  /// Writes a gray PGM file of one value under any name, with its folders.
  func picture(_ path: String, gray: UInt8 = 128, side: Int = 8) throws {
    try write(path, Self.pgm(Array(repeating: gray, count: side * side), side: side))
  }

  /// Writes a text file with its folders.
  func text(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

  /// Writes a file with its folders.
  func write(_ path: String, _ data: Data) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// A gray PGM file.
  static func pgm(_ pixels: [UInt8], side: Int) -> Data {
    Data("P5\n\(side) \(side)\n255\n".utf8) + Data(pixels)
  }
}
