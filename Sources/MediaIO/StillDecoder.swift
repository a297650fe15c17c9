import CFFmpeg

/// Decodes one still picture with libavcodec; owns the frame until it is gone.
///
/// The whole file is one packet, so neither demuxer nor parser is needed, and opening is quick.
/// Not `Sendable`: make one for each picture.
final class StillDecoder {
  /// The decoded picture.
  let frame: UnsafeMutablePointer<AVFrame>

  /// Decodes a picture.
  ///
  /// - Throws: `MediaIOError.damaged`, `.missingCodec`; `path` only names the picture in them.
  init(_ bytes: [UInt8], format: PictureFormat, pixelLimit: Int, path: String) throws {
    FFmpegMessage.silence()
    guard let codec = avcodec_find_decoder(format.codec) else {
      throw MediaIOError.missingCodec(
        path: path, name: String(cString: avcodec_get_name(format.codec)))
    }
    var owned: UnsafeMutablePointer<AVCodecContext>? = avcodec_alloc_context3(codec)
    defer { avcodec_free_context(&owned) }
    guard let context = owned else { throw Self.damaged(path, cff_error_out_of_memory) }
    context.pointee.thread_count = 1
    // FFmpeg's strict mode takes every TIFF tag that it does not know for an error.
    if format != .tiff { context.pointee.err_recognition = cff_error_recognition_strict }
    context.pointee.max_pixels = Int64(pixelLimit)
    try Self.check(avcodec_open2(context, codec, nil), path)
    guard let frame = av_frame_alloc() else { throw Self.damaged(path, cff_error_out_of_memory) }
    self.frame = frame
    try Self.decode(bytes, with: context, into: frame, path: path)
  }

  deinit {
    var frame: UnsafeMutablePointer<AVFrame>? = frame
    av_frame_free(&frame)
  }

  private static func decode(
    _ bytes: [UInt8], with context: UnsafeMutablePointer<AVCodecContext>,
    into frame: UnsafeMutablePointer<AVFrame>, path: String
  ) throws {
    var packet = av_packet_alloc()
    defer { av_packet_free(&packet) }
    guard let packet, av_new_packet(packet, Int32(bytes.count)) == 0 else {
      throw damaged(path, cff_error_out_of_memory)
    }
    bytes.withUnsafeBufferPointer {
      packet.pointee.data.update(from: $0.baseAddress!, count: $0.count)
    }
    try check(avcodec_send_packet(context, packet), path)
    var result = avcodec_receive_frame(context, frame)
    if result == cff_error_again {  // some decoders give the frame only when no more data come
      try check(avcodec_send_packet(context, nil), path)
      result = avcodec_receive_frame(context, frame)
    }
    try check(result, path)
  }

  private static func check(_ result: Int32, _ path: String) throws {
    guard result >= 0 else { throw damaged(path, result) }
  }

  private static func damaged(_ path: String, _ code: Int32) -> MediaIOError {
    .damaged(path: path, reason: FFmpegMessage.text(code))
  }
}
