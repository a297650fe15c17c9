import Foundation

/// Whether a file is a picture or a video, told by its first bytes, else by its name.
public enum MediaKind: Sendable {
  case picture
  case video

  /// The kind of the file at a path; a picture where neither bytes nor name tell.
  public init(ofFileAt path: String) {
    let bytes = Self.firstBytes(path)
    let ending = (path as NSString).pathExtension.lowercased()
    if PictureFormat(bytes) == .jpeg, ending == "mjpeg" {
      self = .video  // JPEG pictures one after the other: only the name tells
    } else if PictureFormat(bytes) != nil {
      self = .picture
    } else if Self.isContainer(bytes) {
      self = .video
    } else {
      self = VideoFolder.extensions.contains(ending) ? .video : .picture
    }
  }

  /// Whether bytes start as those of MP4, Matroska, AVI, FLV, Ogg, MPEG, ASF or GIF do.
  private static func isContainer(_ bytes: [UInt8]) -> Bool {
    let reader = ByteOrderReader(bytes: bytes, isBigEndian: true)
    let isPictureOfFTYP = PictureFormat.unsupportedName(bytes) != nil
    return reader.has("ftyp", at: 4) && !isPictureOfFTYP
      || reader.has("RIFF", at: 0) && reader.has("AVI ", at: 8)
      || reader.has("FLV", at: 0) || reader.has("OggS", at: 0) || reader.has("GIF8", at: 0)
      || [[0x1A, 0x45, 0xDF, 0xA3], [0x30, 0x26, 0xB2, 0x75], [0, 0, 1, 0xBA], [0, 0, 1, 0xB3]]
        .contains { bytes.starts(with: $0) }
  }

  private static func firstBytes(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(file, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}
