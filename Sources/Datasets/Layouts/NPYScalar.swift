import Foundation

/// Reads the single number of a NumPy file: AffectNet's annotations.
///
/// The format's versions 1 to 3, little-endian; integers, floating point and text (`'<U1'`).
enum NPYScalar {
  /// What is wrong with a file, in words.
  struct Problem: LocalizedError, Equatable {
    var errorDescription: String?
  }

  /// The whole number in a file that holds one.
  ///
  /// - Throws: `Problem` for another kind of file, another type, or several numbers.
  static func integer(in data: Data) throws -> Int {
    let bytes = [UInt8](data)
    guard bytes.count >= 10, bytes.starts(with: [0x93] + Array("NUMPY".utf8)) else {
      throw Problem(errorDescription: "not a NumPy file")
    }
    let lengthBytes = bytes[6] == 1 ? 2 : 4
    guard bytes.count >= 8 + lengthBytes else { throw Problem(errorDescription: "it is cut short") }
    let headerLength = Int(littleEndian(bytes[8..<8 + lengthBytes]))
    let start = 8 + lengthBytes + headerLength
    guard start <= bytes.count else { throw Problem(errorDescription: "it is cut short") }
    let header = String(decoding: bytes[(8 + lengthBytes)..<start], as: UTF8.self)
    guard let type = value(of: "descr", in: header), type.count >= 3,
      let size = Int(type.dropFirst(2))
    else { throw Problem(errorDescription: "its header names no type") }
    let body = bytes[start...]
    let kind = type.dropFirst().first!
    guard size > 0, size <= 1024, body.count == (kind == "U" ? 4 * size : size), type.first != ">"
    else { throw Problem(errorDescription: "it does not hold one number") }
    guard let number = number(kind, body) else {
      throw Problem(errorDescription: "its content is no whole number")
    }
    return number
  }

  private static func number(_ kind: Character, _ body: ArraySlice<UInt8>) -> Int? {
    switch (kind, body.count) {
    case ("i", 1...8):
      let shift = 64 - 8 * body.count
      return Int(Int64(bitPattern: littleEndian(body) << shift) >> shift)
    case ("u", 1...8): return Int(exactly: littleEndian(body))
    case ("f", 4): return Int(exactly: Float(bitPattern: UInt32(littleEndian(body))))
    case ("f", 8): return Int(exactly: Double(bitPattern: littleEndian(body)))
    case ("S", _): return text(body)
    case ("U", _): return text(body.filter { $0 != 0 }[...])  // ASCII in UTF-32
    default: return nil
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
  }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The quoted value of a key of the header, which is a Python dictionary.
  private static func value(of key: String, in header: String) -> String? {
    guard let place = header.range(of: "'\(key)':") else { return nil }
    let rest = header[place.upperBound...].drop { $0 == " " }
    guard rest.first == "'" else { return nil }
    return String(rest.dropFirst().prefix { $0 != "'" })
  }
}
