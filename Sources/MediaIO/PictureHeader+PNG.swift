import Imaging

extension PictureHeader {
  /// Walks the chunks of a PNG file from IHDR to IEND.
  init?(png bytes: [UInt8]) {
    let reader = ByteOrderReader(bytes: bytes, isBigEndian: true)
    guard reader.has("IHDR", at: 12), let width = reader.u32(at: 16),
      let height = reader.u32(at: 20)
    else { return nil }
    (self.width, self.height) = (width, height)
    orientation = .up
    isComplete = false
    var offset = 8
    while let length = reader.u32(at: offset), offset + 12 + length <= bytes.count {
      if reader.has("eXIf", at: offset + 4) {
        orientation = TIFFDirectory(bytes, at: offset + 8)?.orientation ?? .up
      }
      if reader.has("IEND", at: offset + 4) {
        isComplete = true
        break
      }
      offset += 12 + length
    }
  }
}
