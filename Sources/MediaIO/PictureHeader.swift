import Imaging

/// What a picture file says of itself before its pixels are decoded.
struct PictureHeader: Equatable {
  /// Pixels from left to right as stored, before the orientation is applied.
  var width: Int
  /// Pixels from top to bottom as stored.
  var height: Int
  /// How the stored picture is to be turned (EXIF).
  var orientation = Orientation.up
  /// Whether the file goes on to the end of its picture, as far as its structure tells.
  var isComplete = true

  /// Reads the header; nil when the file ends within it or it makes no sense.
  init?(_ bytes: [UInt8], format: PictureFormat) {
    switch format {
    case .jpeg: self.init(jpeg: bytes)
    case .png: self.init(png: bytes)
    case .tiff: self.init(tiff: bytes)
    case .bmp: self.init(bmp: bytes)
    case .webp: self.init(webp: bytes)
    case .netpbm(let kind): self.init(netpbm: bytes, kind: kind)
    }
  }

  private init?(tiff bytes: [UInt8]) {
    guard let directory = TIFFDirectory(bytes, at: 0),
      let width = directory.number(of: 256), let height = directory.number(of: 257)
    else { return nil }
    self.width = width
    self.height = height
    orientation = directory.orientation
    // Strips (273, 279) or tiles (324, 325): FFmpeg leaves those gray that lie beyond the end.
    for (offsets, lengths) in [(273, 279), (324, 325)] {
      guard let starts = directory.numbers(of: offsets),
        let counts = directory.numbers(of: lengths)
      else { return nil }
      if zip(starts, counts).contains(where: { $0 + $1 > bytes.count }) { isComplete = false }
    }
  }

  private init?(bmp bytes: [UInt8]) {
    let reader = ByteOrderReader(bytes: bytes, isBigEndian: false)
    guard let headerSize = reader.u32(at: 14) else { return nil }
    if headerSize == 12 {
      guard let width = reader.u16(at: 18), let height = reader.u16(at: 20) else { return nil }
      (self.width, self.height) = (width, height)
    } else {
      guard let width = reader.u32(at: 18), let height = reader.u32(at: 22) else { return nil }
      self.width = width
      // A negative height means rows from the top.
      self.height = Int(Int32(truncatingIfNeeded: height).magnitude)
    }
  }
}
