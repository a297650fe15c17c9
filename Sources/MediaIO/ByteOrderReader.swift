/// Reads whole numbers from bytes; nil where the bytes end.
struct ByteOrderReader {
  let bytes: [UInt8]
  let isBigEndian: Bool

  /// Two bytes as a number.
  func u16(at offset: Int) -> Int? {
    guard offset >= 0, offset + 2 <= bytes.count else { return nil }
    let (a, b) = (Int(bytes[offset]), Int(bytes[offset + 1]))
    return isBigEndian ? a << 8 | b : b << 8 | a
  }

  /// Four bytes as a number.
  func u32(at offset: Int) -> Int? {
    guard let a = u16(at: offset), let b = u16(at: offset + 2) else { return nil }
    return isBigEndian ? a << 16 | b : b << 16 | a
  }

  /// Whether these bytes stand at a place.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[offset..<offset + $0.count].elementsEqual($0) }
  }
}
