import Foundation
import Imaging

/// The pictures of a table whose column `pixels` holds gray values: FER2013's csv.
struct PixelTable {
  /// Where it lies.
  let path: String
  private let data: Data
  /// Where each row's pixels lie in the data, and on which line.
  private let rows: [(range: Range<Int>, line: Int)]

  /// Opens a table and finds its rows; the file is mapped, not read into memory.
  ///
  /// - Throws: `DatasetsError.cannotRead`, `.malformedTable` for a table without the column.
  init(path: String) throws {
    self.path = path
    do {
      data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    } catch {
      throw DatasetsError.cannotRead(path: path, reason: error.localizedDescription)
    }
    guard let column = CSVReader.header(of: data).firstIndex(of: "pixels") else {
      throw DatasetsError.malformedTable(path: path, line: 1, problem: "no column “pixels”")
    }
    var rows: [(Range<Int>, Int)] = []
    try CSVReader.forEachRecord(of: data, path: path) { record in
      let range = record.ranges.indices.contains(column) ? record.ranges[column] : 0..<0
      rows.append((range, record.line))
    }
    self.rows = Array(rows.dropFirst())
  }

  /// The picture of a row; rows count from 0 after the header.
  ///
  /// - Throws: `DatasetsError.malformedTable` for a row that is not there, holds something else
  ///   than values of 0...255, or not as many as a square has.
  func image(row: Int) throws -> Image {
    guard rows.indices.contains(row) else {
      throw DatasetsError.malformedTable(
        path: path, line: row + 2, problem: "the table has only \(rows.count) rows")
    }
    let pixels = data.withUnsafeBytes { Self.pixels($0[rows[row].range]) }
    guard let pixels else {
      throw malformed(row, "its pixels are no numbers of 0 to 255")
    }
    let side = Int(Double(pixels.count).squareRoot().rounded())
    guard side > 0, side * side == pixels.count else {
      throw malformed(row, "\(pixels.count) pixels are no square")
    }
    return try Image(width: side, height: side, channels: .gray, pixels: pixels)
  }

  private func malformed(_ row: Int, _ problem: String) -> DatasetsError {
    .malformedTable(path: path, line: rows[row].line, problem: problem)
  }

  /// The numbers between blanks; nil when there is something else.
  private static func pixels(_ bytes: Slice<UnsafeRawBufferPointer>) -> [UInt8]? {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(48 * 48)
    var value: Int?
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = (value ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
        if value! > 255 { return nil }
      case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "\r"):
        if let value { pixels.append(UInt8(value)) }
        value = nil
      default: return nil
      }
    }
    if let value { pixels.append(UInt8(value)) }
    return pixels
  }
}
