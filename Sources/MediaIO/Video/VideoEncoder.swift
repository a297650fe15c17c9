import CFFmpeg
import Imaging

/// Encodes images as H.264 with 4:2:0 chroma; owns FFmpeg's encoder, its frame and its scaler.
final class VideoEncoder {
  /// Fine enough for any film's times, and the one that MP4 and transport streams use.
  static let timeBase = AVRational(num: 1, den: 90000)

  private let path: String
  private let libraries: cff_video
  private let width: Int
  private let height: Int
  /// Ticks from one frame to the next at the mean rate.
  private let step: Int64
  private var owned: UnsafeMutablePointer<AVCodecContext>?
  private var frame: UnsafeMutablePointer<AVFrame>?
  private var packet: UnsafeMutablePointer<AVPacket>?
  private var scaler: OpaquePointer?

  /// Opens an encoder; odd sizes are padded by one column or row.
  ///
  /// - Throws: `MediaIOError.missingCodec`, `.cannotWrite`.
  init(width: Int, height: Int, frameRate: Double, libraries: cff_video, path: String) throws {
    self.path = path
    self.libraries = libraries
    self.width = width
    self.height = height
    step = max(1, Int64((Double(Self.timeBase.den) / frameRate).rounded()))
    guard
      let codec = avcodec_find_encoder_by_name("libx264")
        ?? avcodec_find_encoder(AV_CODEC_ID_H264)
    else { throw MediaIOError.missingCodec(path: path, name: "libx264") }
    owned = avcodec_alloc_context3(codec)
    frame = av_frame_alloc()
    packet = av_packet_alloc()
    guard let context = owned, let frame, packet != nil else {
      throw error(cff_error_out_of_memory)
    }
    configure(context, frameRate: frameRate)
    try check(avcodec_open2(context, codec, nil))
    frame.pointee.width = context.pointee.width
    frame.pointee.height = context.pointee.height
    frame.pointee.format = context.pointee.pix_fmt.rawValue
    try check(av_frame_get_buffer(frame, 0))
    try openScaler()
  }

  deinit {
    libraries.sws_freeContext(scaler)
    av_packet_free(&packet)
    av_frame_free(&frame)
    avcodec_free_context(&owned)
  }

  /// The stream's parameters, for the muxer.
  func withParameters<Result>(
    _ body: (UnsafePointer<AVCodecParameters>) throws -> Result
  ) throws -> Result {
    var parameters = avcodec_parameters_alloc()
    defer { avcodec_parameters_free(&parameters) }
    try check(avcodec_parameters_from_context(parameters, owned))
    return try body(parameters!)
  }

  /// Encodes an RGB image of the encoder's size; `tick` is its time, greater than the last one.
  func encode(
    _ image: Image, tick: Int64, _ write: (UnsafeMutablePointer<AVPacket>) throws -> Void
  ) throws {
    guard let frame else { return }
    try check(av_frame_make_writable(frame))
    fill(frame, with: image)
    frame.pointee.pts = tick
    try check(avcodec_send_frame(owned, frame))
    try drain(write)
  }

  /// Encodes what is still held back; nothing may follow.
  func flush(_ write: (UnsafeMutablePointer<AVPacket>) throws -> Void) throws {
    try check(avcodec_send_frame(owned, nil))
    try drain(write)
  }

  private func drain(_ write: (UnsafeMutablePointer<AVPacket>) throws -> Void) throws {
    guard let packet else { return }
    while true {
      let result = avcodec_receive_packet(owned, packet)
      if result == cff_error_again || result == cff_error_end_of_file { return }
      try check(result)
      packet.pointee.duration = step
      try write(packet)
    }
  }

  private func configure(_ context: UnsafeMutablePointer<AVCodecContext>, frameRate: Double) {
    context.pointee.width = Int32(width + width % 2)
    context.pointee.height = Int32(height + height % 2)
    context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    context.pointee.time_base = Self.timeBase
    context.pointee.framerate = av_d2q(frameRate, 100_000)
    // The file stays playable to its last key frame: two seconds are lost at most.
    context.pointee.gop_size = Int32(max(1, min((2 * frameRate).rounded(), 600)))
    context.pointee.colorspace = AVCOL_SPC_SMPTE170M
    context.pointee.color_range = AVCOL_RANGE_MPEG
    context.pointee.thread_count = 2
    context.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
    av_opt_set(context.pointee.priv_data, "preset", "veryfast", 0)
    av_opt_set(context.pointee.priv_data, "crf", "20", 0)
    // x264's macroblock tree (0.164, AVX-512) gives other bytes for the same frames now and then.
    av_opt_set(context.pointee.priv_data, "mbtree", "0", 0)
    // Without the tree nothing needs to know ten frames of the future: 30 MB at 1280×720.
    av_opt_set(context.pointee.priv_data, "rc-lookahead", "0", 0)
    av_opt_set(context.pointee.priv_data, "x264-params", "sync-lookahead=0", 0)
  }

  private func openScaler() throws {
    let (w, h) = (Int32(width + width % 2), Int32(height + height % 2))
    scaler = libraries.sws_getCachedContext(
      nil, w, h, AV_PIX_FMT_RGB24, w, h, AV_PIX_FMT_YUV420P, SWS_BILINEAR, nil, nil, nil)
    guard scaler != nil else { throw error(cff_error_out_of_memory) }
    let table = libraries.sws_getCoefficients(SWS_CS_ITU601)
    _ = libraries.sws_setColorspaceDetails(scaler, table, 1, table, 0, 0, 1 << 16, 1 << 16)
  }

  private func fill(_ frame: UnsafeMutablePointer<AVFrame>, with image: Image) {
    let even = width % 2 + height % 2 == 0 ? image.pixels : Self.padded(image)
    let (evenWidth, evenHeight) = (width + width % 2, height + height % 2)
    even.withUnsafeBufferPointer { pixels in
      var source = [pixels.baseAddress, nil, nil, nil]
      var stride = [Int32(evenWidth * 3), 0, 0, 0]
      withPlanes(frame) { planes, strides in
        _ = libraries.sws_scale(scaler, &source, &stride, 0, Int32(evenHeight), planes, strides)
      }
    }
  }

  /// The pixels with the last column and row repeated where their number is odd. The scaler would
  /// read beyond odd rows.
  private static func padded(_ image: Image) -> [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity((image.width + 1) * (image.height + 1) * 3)
    let bytesPerRow = image.width * 3
    for y in 0..<image.height + image.height % 2 {
      let start = min(y, image.height - 1) * bytesPerRow
      let row = image.pixels[start..<start + bytesPerRow]
      pixels += row
      if image.width % 2 == 1 { pixels += row.suffix(3) }
    }
    return pixels
  }

  private func check(_ result: Int32) throws {
    guard result >= 0 else { throw error(result) }
  }

  private func error(_ code: Int32) -> MediaIOError {
    .cannotWrite(path: path, reason: FFmpegMessage.text(code))
  }
}
