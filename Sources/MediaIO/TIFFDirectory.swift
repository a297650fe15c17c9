import Imaging

/// The first image file directory of a TIFF file, or of the EXIF block that has the same form.
struct TIFFDirectory {
  private let reader: ByteOrderReader
  /// Where each tag's entry starts.
  private var entries: [Int: Int] = [:]

  /// Reads the directory of the block that starts at `base`; nil when the bytes end within it.
  init?(_ bytes: [UInt8], at base: Int) {
    let probe = ByteOrderReader(bytes: bytes, isBigEndian: true)
    guard probe.has("II", at: base) || probe.has("MM", at: base) else { return nil }
    reader = ByteOrderReader(bytes: bytes, isBigEndian: probe.has("MM", at: base))
    guard let offset = reader.u32(at: base + 4), let count = reader.u16(at: base + offset) else {
      return nil
    }
    for index in 0..<count {
      let entry = base + offset + 2 + 12 * index
      guard let tag = reader.u16(at: entry), reader.u32(at: entry + 8) != nil else { return nil }
      entries[tag] = entry
    }
  }

  /// The value of a tag that holds one whole number; nil when it is not there.
  func number(of tag: Int) -> Int? {
    guard let entry = entries[tag], let type = reader.u16(at: entry + 2) else { return nil }
    switch type {
    case 3: return reader.u16(at: entry + 8)
    case 4: return reader.u32(at: entry + 8)
    default: return nil
    }
  }

  /// All values of a tag that holds whole numbers; nil when they lie beyond the end of the bytes.
  func numbers(of tag: Int) -> [Int]? {
    guard let entry = entries[tag] else { return [] }
    guard let type = reader.u16(at: entry + 2), let count = reader.u32(at: entry + 4) else {
      return nil
    }
    guard type == 3 || type == 4, count <= reader.bytes.count else { return nil }
    let size = type == 3 ? 2 : 4
    guard let start = size * count <= 4 ? entry + 8 : reader.u32(at: entry + 8) else { return nil }
    let values = (0..<count).compactMap { index in
      type == 3 ? reader.u16(at: start + 2 * index) : reader.u32(at: start + 4 * index)
    }
    return values.count == count ? values : nil
  }

  /// Tag 274; `.up` when it is not there or out of range.
  var orientation: Orientation { number(of: 274).flatMap(Orientation.init(rawValue:)) ?? .up }
}
