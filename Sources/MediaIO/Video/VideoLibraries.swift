import CFFmpeg

/// Opens FFmpeg's demuxers and scaler when the first video is: docs/decisions/0013.
enum VideoLibraries {
  /// The libraries' functions.
  ///
  /// - Throws: `MediaIOError.missingLibrary`.
  static func open(
    format: String = String(cString: cff_format_library()),
    scale: String = String(cString: cff_scale_library())
  ) throws -> cff_video {
    FFmpegMessage.silence()
    var functions = cff_video()
    if let reason = cff_open_video(&functions, format, scale) {
      throw MediaIOError.missingLibrary(
        names: [format, scale], reason: String(cString: reason))
    }
    return functions
  }

  /// The libraries' functions, with the devices known to them: docs/decisions/0018.
  ///
  /// - Throws: `MediaIOError.missingLibrary`.
  static func openDevices(
    _ device: String = String(cString: cff_device_library())
  ) throws -> cff_video {
    let functions = try open()
    if let reason = cff_open_devices(device) {
      throw MediaIOError.missingLibrary(names: [device], reason: String(cString: reason))
    }
    return functions
  }
}
