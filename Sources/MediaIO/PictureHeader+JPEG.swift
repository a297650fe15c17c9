import Imaging

extension PictureHeader {
  /// Walks the segments of a JPEG file from the first to the end-of-image marker.
  init?(jpeg bytes: [UInt8]) {
    let reader = ByteOrderReader(bytes: bytes, isBigEndian: true)
    var size: (width: Int, height: Int)?
    orientation = .up
    isComplete = false
    var offset = 2
    while let marker = Self.nextMarker(bytes, from: &offset) {
      if marker == 0xD9 {
        isComplete = true
        break
      }
      guard let length = reader.u16(at: offset), length >= 2 else { break }
      switch marker {
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
        guard let height = reader.u16(at: offset + 3), let width = reader.u16(at: offset + 5) else {
          break
        }
        size = size ?? (width, height)
      case 0xE1 where reader.has("Exif\0\0", at: offset + 2):
        orientation = TIFFDirectory(bytes, at: offset + 8)?.orientation ?? .up
      default: break
      }
      offset += length
    }
    guard let size else { return nil }
    (width, height) = size
  }

  /// The next marker that is neither a stuffed byte nor a restart, with `offset` moved behind it.
  private static func nextMarker(_ bytes: [UInt8], from offset: inout Int) -> UInt8? {
    bytes.withUnsafeBufferPointer { bytes in
      var i = offset
      while i + 1 < bytes.count {
        let next = bytes[i + 1]
        if bytes[i] == 0xFF, next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) {
          offset = i + 2
          return next
        }
        i += 1
      }
      return nil
    }
  }
}
