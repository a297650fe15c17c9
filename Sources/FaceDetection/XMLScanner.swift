import Foundation

/// Walks through the tags of a plain XML document, such as OpenCV writes.
///
/// Knows elements, text and comments; no entities, no CDATA, no attributes' values. Reading a
/// cascade of 900 kB this way takes milliseconds, and needs no XML library.
struct XMLScanner {
  /// What comes next.
  enum Event: Equatable {
    /// `<name …>`
    case open(String)
    /// `</name>`, with the text since the last tag.
    case close(String, text: Range<Int>)
  }

  private let bytes: [UInt8]
  private var position = 0

  /// Walks through a document, UTF-8.
  init(_ data: Data) { bytes = [UInt8](data) + [0] }  // numbers are parsed up to the 0

  /// The next tag; nil at the end of the document.
  mutating func next() -> Event? {
    let start = position
    while let open = index(of: "<", from: position) {
      if bytes[open...].starts(with: "<!--".utf8) {
        guard let end = end(ofComment: open + 4) else { return nil }
        position = end
        continue
      }
      guard let close = index(of: ">", from: open) else { return nil }
      position = close + 1
      switch bytes[open + 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"): continue
      case UInt8(ascii: "/"):
        return .close(name(from: open + 2, to: close), text: start..<open)
      default:
        return .open(name(from: open + 1, to: close))
      }
    }
    return nil
  }

  /// The numbers in a stretch of text; nil when there is anything else.
  func numbers(_ range: Range<Int>) -> [Double]? {
    bytes.withUnsafeBytes { raw -> [Double]? in
      guard let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
      var numbers: [Double] = []
      var place = range.lowerBound
      while true {
        while place < range.upperBound, Self.isSpace(bytes[place]) { place += 1 }
        guard place < range.upperBound else { return numbers }
        var end: UnsafeMutablePointer<CChar>?
        let number = strtod(base + place, &end)
        guard let end, number.isFinite else { return nil }
        let length = UnsafePointer(end) - (base + place)
        guard length > 0 else { return nil }
        numbers.append(number)
        place += length
      }
    }
  }

  /// A stretch of text without the space around it.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func name(from start: Int, to end: Int) -> String {
    let stop = bytes[start..<end].firstIndex { Self.isSpace($0) || $0 == UInt8(ascii: "/") } ?? end
    return String(decoding: bytes[start..<stop], as: UTF8.self)
  }

  private func index(of character: Unicode.Scalar, from start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: character))
  }

  private func end(ofComment start: Int) -> Int? {
    var place = start
    while let close = index(of: ">", from: place) {
      if bytes[close - 1] == UInt8(ascii: "-"), bytes[close - 2] == UInt8(ascii: "-") {
        return close + 1
      }
      place = close + 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
