import CFFmpeg

/// An MP4 file being written; owns FFmpeg's muxer.
final class MediaOutput {
  /// How the file is laid out.
  enum Layout: String {
    /// In pieces that can be played whenever the writing stops.
    case fragments = "frag_keyframe+delay_moov+default_base_moof"
    /// The index before the pictures, so that a browser starts at once.
    case whole = "faststart"
  }

  private let path: String
  private let libraries: cff_video
  private var owned: UnsafeMutablePointer<AVFormatContext>?
  private var hasHeader = false

  /// Creates the file, or empties it.
  ///
  /// - Parameter path: what errors call the file.
  /// - Throws: `MediaIOError.cannotWrite`.
  init(_ file: String, libraries: cff_video, path: String) throws {
    self.path = path
    self.libraries = libraries
    try check(libraries.avformat_alloc_output_context2(&owned, nil, "mp4", file))
    try check(libraries.avio_open(&owned!.pointee.pb, "file:\(file)", AVIO_FLAG_WRITE))
    owned!.pointee.flags |= AVFMT_FLAG_FLUSH_PACKETS
  }

  deinit {
    try? finish()
  }

  /// Adds a stream of packets; all streams come before `start`.
  func addStream(
    _ parameters: UnsafePointer<AVCodecParameters>, timeBase: AVRational
  ) throws -> UnsafeMutablePointer<AVStream> {
    guard let stream = libraries.avformat_new_stream(owned, nil) else {
      throw error(cff_error_out_of_memory)
    }
    try check(avcodec_parameters_copy(stream.pointee.codecpar, parameters))
    stream.pointee.codecpar.pointee.codec_tag = 0
    stream.pointee.time_base = timeBase
    return stream
  }

  /// Writes the head of the file.
  func start(_ layout: Layout) throws {
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    av_dict_set(&options, "movflags", layout.rawValue, 0)
    try check(libraries.avformat_write_header(owned, &options))
    hasHeader = true
  }

  /// Writes one packet, whose times are in `timeBase`; the packet is empty afterwards.
  func write(
    _ packet: UnsafeMutablePointer<AVPacket>, to stream: UnsafeMutablePointer<AVStream>,
    timeBase: AVRational
  ) throws {
    av_packet_rescale_ts(packet, timeBase, stream.pointee.time_base)
    packet.pointee.stream_index = stream.pointee.index
    packet.pointee.pos = -1
    try check(libraries.av_interleaved_write_frame(owned, packet))
  }

  /// Writes the end and closes the file.
  func finish() throws {
    guard owned != nil else { return }
    let ended = hasHeader ? libraries.av_write_trailer(owned) : 0
    let closed = libraries.avio_closep(&owned!.pointee.pb)
    libraries.avformat_free_context(owned)
    owned = nil
    try check(min(ended, closed))
  }

  private func check(_ result: Int32) throws {
    guard result >= 0 else { throw error(result) }
  }

  private func error(_ code: Int32) -> MediaIOError {
    .cannotWrite(path: path, reason: FFmpegMessage.text(code))
  }
}
