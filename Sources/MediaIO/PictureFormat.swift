import CFFmpeg

/// The kinds of picture files that are read, told by their first bytes, never by their names.
enum PictureFormat: Equatable, Sendable {
  case jpeg
  case png
  case tiff
  case bmp
  case webp
  /// Netpbm: P1 and P4 are bitmaps, P2 and P5 gray, P3 and P6 RGB.
  case netpbm(kind: Int)

  /// The format that the first bytes tell; nil for anything else.
  init?(_ bytes: [UInt8]) {
    let reader = ByteOrderReader(bytes: bytes, isBigEndian: true)
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0x49, 0x49, 42, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 42]) {
      self = .tiff
    } else if reader.has("RIFF", at: 0) && reader.has("WEBP", at: 8) {
      self = .webp
    } else if reader.has("BM", at: 0), Self.bitmapHeaders.contains(bytes.dropFirst(14).first ?? 0) {
      self = .bmp
    } else if bytes.first == UInt8(ascii: "P"), bytes.count > 3, (0x31...0x36).contains(bytes[1]),
      Self.startsNumber(bytes[2], bytes[3])
    {
      self = .netpbm(kind: Int(bytes[1]) - 0x30)
    } else {
      return nil
    }
  }

  /// The sizes of the headers that a BMP file may have: text may start with "BM" as well.
  private static let bitmapHeaders: Set<UInt8> = [12, 40, 52, 56, 64, 108, 124]

  /// Whether "P1" to "P6" is followed as in a Netpbm file: by space, then a digit or a comment.
  private static func startsNumber(_ space: UInt8, _ next: UInt8) -> Bool {
    let spaces: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20]
    let comment = UInt8(ascii: "#")
    return space == comment
      || spaces.contains(space)
        && (spaces.contains(next) || next == comment || (0x30...0x39).contains(next))
  }

  /// FFmpeg's name for it.
  var codec: AVCodecID {
    switch self {
    case .jpeg: AV_CODEC_ID_MJPEG
    case .png: AV_CODEC_ID_PNG
    case .tiff: AV_CODEC_ID_TIFF
    case .bmp: AV_CODEC_ID_BMP
    case .webp: AV_CODEC_ID_WEBP
    case .netpbm(1), .netpbm(4): AV_CODEC_ID_PBM
    case .netpbm(2), .netpbm(5): AV_CODEC_ID_PGM
    case .netpbm: AV_CODEC_ID_PPM
    }
  }

  /// The name of a picture format that is known but not read, for the error that says so.
  static func unsupportedName(_ bytes: [UInt8]) -> String? {
    let reader = ByteOrderReader(bytes: bytes, isBigEndian: true)
    if reader.has("GIF8", at: 0) { return "GIF" }
    if reader.has("8BPS", at: 0) { return "Photoshop" }
    if reader.has("ftypavi", at: 4) { return "AVIF" }
    if reader.has("ftyphei", at: 4) || reader.has("ftypmif1", at: 4) { return "HEIF" }
    if bytes.starts(with: [0x49, 0x49, 43, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 43]) {
      return "BigTIFF"
    }
    if bytes.starts(with: [0xFF, 0x0A]) || reader.has("JXL ", at: 4) { return "JPEG XL" }
    if reader.has("jP  ", at: 4) { return "JPEG 2000" }
    return nil
  }
}
