import CFFmpeg

/// Decodes one video stream; owns FFmpeg's decoder and its frame.
final class VideoDecoder {
  /// What comes next.
  enum Outcome {
    /// A whole frame, which stays until the next call.
    case frame(UnsafeMutablePointer<AVFrame>)
    /// A frame that can't be shown.
    case damaged
    /// Nothing more.
    case end
  }

  private static let pixelLimit: Int64 = 80_000_000
  private let input: MediaInput
  private let stream: UnsafeMutablePointer<AVStream>
  private var context: UnsafeMutablePointer<AVCodecContext>?
  private var frame: UnsafeMutablePointer<AVFrame>?
  private var packet: UnsafeMutablePointer<AVPacket>?
  private var isDrained = false

  /// Opens the decoder of a stream.
  ///
  /// - Throws: `MediaIOError.missingCodec`, `.damaged`.
  init(_ input: MediaInput, stream: UnsafeMutablePointer<AVStream>) throws {
    self.input = input
    self.stream = stream
    let id = stream.pointee.codecpar.pointee.codec_id
    guard let codec = avcodec_find_decoder(id) else {
      throw MediaIOError.missingCodec(
        path: input.path, name: String(cString: avcodec_get_name(id)))
    }
    context = avcodec_alloc_context3(codec)
    frame = av_frame_alloc()
    packet = av_packet_alloc()
    guard let context, frame != nil, packet != nil else {
      throw MediaIOError.damaged(
        path: input.path, reason: FFmpegMessage.text(cff_error_out_of_memory))
    }
    avcodec_parameters_to_context(context, stream.pointee.codecpar)
    context.pointee.pkt_timebase = stream.pointee.time_base
    context.pointee.max_pixels = Self.pixelLimit
    // Several would hold frames back, and what they make of a damaged one depends on who is first.
    context.pointee.thread_count = 1
    let result = avcodec_open2(context, codec, nil)
    guard result >= 0 else {
      throw MediaIOError.damaged(path: input.path, reason: FFmpegMessage.text(result))
    }
  }

  deinit {
    av_packet_free(&packet)
    av_frame_free(&frame)
    avcodec_free_context(&context)
  }

  /// Decodes until there is a frame.
  func next() -> Outcome {
    guard let context, let frame, let packet else { return .end }
    while true {
      let result = avcodec_receive_frame(context, frame)
      if result >= 0 {
        let isWhole =
          frame.pointee.decode_error_flags == 0
          && frame.pointee.flags & AV_FRAME_FLAG_CORRUPT == 0 && frame.pointee.width > 0
        return isWhole ? .frame(frame) : .damaged
      }
      if result == cff_error_end_of_file { return .end }
      if result != cff_error_again { return isDrained ? .end : .damaged }
      guard !isDrained, input.next(packet, of: stream) else {
        if isDrained { return .end }
        isDrained = true
        avcodec_send_packet(context, nil)
        continue
      }
      let sent = avcodec_send_packet(context, packet)
      av_packet_unref(packet)
      if sent < 0 { return .damaged }
    }
  }
}
