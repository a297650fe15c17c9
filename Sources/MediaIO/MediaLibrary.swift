import CFFmpeg

/// The library that opens and writes media.
public enum MediaLibrary {
  /// Its name and versions: `FFmpeg, libavcodec 59.37.100`.
  public static var version: String {
    let version = avcodec_version()
    return "FFmpeg, libavcodec \(version >> 16).\(version >> 8 & 0xFF).\(version & 0xFF)"
  }
}
