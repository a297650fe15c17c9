import CFFmpeg
import Imaging

/// Encodes one still picture with libavcodec; owns the encoder and its frame.
///
/// Not `Sendable`: make one for each picture, fill it, take its bytes.
final class StillEncoder {
  /// What to encode as.
  enum Kind {
    case png
    /// With chroma of full or of half resolution.
    case jpeg(quality: Int, keepsColours: Bool)
  }

  private var context: UnsafeMutablePointer<AVCodecContext>?
  private var optionalFrame: UnsafeMutablePointer<AVFrame>?
  private let path: String
  /// The picture to encode, for `fill` to write into.
  let frame: UnsafeMutablePointer<AVFrame>

  /// Opens an encoder for a picture's size.
  ///
  /// - Throws: `MediaIOError.cannotWrite`, `.missingCodec`.
  init(_ image: Image, kind: Kind, path: String) throws {
    FFmpegMessage.silence()
    self.path = path
    guard let allocated = av_frame_alloc() else {
      throw Self.error(path, cff_error_out_of_memory)
    }
    frame = allocated
    optionalFrame = allocated
    let id = if case .png = kind { AV_CODEC_ID_PNG } else { AV_CODEC_ID_MJPEG }
    guard let codec = avcodec_find_encoder(id) else {
      throw MediaIOError.missingCodec(path: path, name: String(cString: avcodec_get_name(id)))
    }
    guard let context = avcodec_alloc_context3(codec) else {
      throw Self.error(path, cff_error_out_of_memory)
    }
    self.context = context
    context.pointee.width = Int32(clamping: image.width)
    context.pointee.height = Int32(clamping: image.height)
    context.pointee.time_base = AVRational(num: 1, den: 1)
    context.pointee.thread_count = 1
    configure(context, for: kind, channels: image.channels)
    try check(avcodec_open2(context, codec, nil))
    frame.pointee.width = context.pointee.width
    frame.pointee.height = context.pointee.height
    frame.pointee.format = context.pointee.pix_fmt.rawValue
    frame.pointee.quality = context.pointee.global_quality
    try check(av_frame_get_buffer(frame, 0))
  }

  deinit {
    av_frame_free(&optionalFrame)
    avcodec_free_context(&context)
  }

  /// The encoded picture: the content of a file.
  func bytes() throws -> [UInt8] {
    var packet = av_packet_alloc()
    defer { av_packet_free(&packet) }
    try check(avcodec_send_frame(context, frame))
    try check(avcodec_send_frame(context, nil))
    try check(avcodec_receive_packet(context, packet))
    guard let packet, let data = packet.pointee.data else {
      throw Self.error(path, cff_error_out_of_memory)
    }
    return Array(UnsafeBufferPointer(start: data, count: Int(packet.pointee.size)))
  }

  private func configure(
    _ context: UnsafeMutablePointer<AVCodecContext>, for kind: Kind, channels: Image.Channels
  ) {
    switch kind {
    case .png:
      context.pointee.pix_fmt = channels == .gray ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_RGB24
      // Photographs shrink by a third with a prediction, which the encoder leaves out by default.
      av_opt_set(context.pointee.priv_data, "pred", "paeth", 0)
      context.pointee.compression_level = 3  // of 9: twice as fast as 6, and no larger
    case .jpeg(let quality, let keepsColours):
      context.pointee.pix_fmt = keepsColours ? AV_PIX_FMT_YUVJ444P : AV_PIX_FMT_YUVJ420P
      context.pointee.color_range = AVCOL_RANGE_JPEG
      context.pointee.flags |= AV_CODEC_FLAG_QSCALE
      context.pointee.qmin = 1
      // The usual scale of quality is one of the quantisation tables, in per cent (IJG): 200 − 2q
      // from 50 up, 5000 / q below. FFmpeg's steps are about a tenth of that.
      let percent = quality < 50 ? 5000 / quality : 200 - 2 * quality
      let step = min(max(percent / 10, 1), 31)
      context.pointee.global_quality = Int32(step) * cff_lambda_per_quantiser
    }
  }

  private func check(_ result: Int32) throws {
    guard result >= 0 else { throw Self.error(path, result) }
  }

  private static func error(_ path: String, _ code: Int32) -> MediaIOError {
    .cannotWrite(path: path, reason: FFmpegMessage.text(code))
  }
}
