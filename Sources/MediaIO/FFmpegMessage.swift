import CFFmpeg

/// FFmpeg's error codes in words, instead of what it would write to stderr.
enum FFmpegMessage {
  private static let silenced: Void = av_log_set_level(AV_LOG_QUIET)

  /// Keeps FFmpeg from writing to stderr; errors are thrown instead.
  static func silence() { _ = silenced }

  /// The words for a negative result.
  static func text(_ code: Int32) -> String {
    if code == cff_error_end_of_file { return "the data hold no picture" }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      buffer.initialize(repeating: 0)
      av_strerror(code, buffer.baseAddress, buffer.count)
      let words = String(cString: buffer.baseAddress!)
      return words.prefix(1).lowercased() + words.dropFirst()
    }
  }
}
