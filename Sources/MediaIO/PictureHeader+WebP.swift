import Imaging

extension PictureHeader {
  /// Walks the chunks of a WebP file: VP8, VP8L or VP8X for the size, EXIF for the orientation.
  init?(webp bytes: [UInt8]) {
    let reader = ByteOrderReader(bytes: bytes, isBigEndian: false)
    guard let length = reader.u32(at: 4), let size = Self.webpSize(reader) else { return nil }
    (width, height) = size
    orientation = .up
    isComplete = 8 + length <= bytes.count
    var offset = 12
    while let length = reader.u32(at: offset + 4) {
      if reader.has("EXIF", at: offset) {
        // Some writers keep JPEG's prefix before the block.
        let prefix = reader.has("Exif\0\0", at: offset + 8) ? 6 : 0
        orientation = TIFFDirectory(bytes, at: offset + 8 + prefix)?.orientation ?? .up
      }
      offset += 8 + length + length % 2
    }
  }

  private static func webpSize(_ reader: ByteOrderReader) -> (Int, Int)? {
    if reader.has("VP8X", at: 12) {  // 24 bits each, less one
      guard let low = reader.u32(at: 24), let high = reader.u32(at: 26) else { return nil }
      return ((low & 0xFF_FFFF) + 1, (high >> 8) + 1)
    }
    if reader.has("VP8L", at: 12) {  // 14 bits each, less one, after a byte of signature
      guard let bits = reader.u32(at: 21) else { return nil }
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    }
    guard reader.has("VP8 ", at: 12), let width = reader.u16(at: 26),
      let height = reader.u16(at: 28)
    else { return nil }
    return (width & 0x3FFF, height & 0x3FFF)
  }
}
