import CFFmpeg
import Foundation

/// Puts finished packets into a whole MP4 file, with the sound of another file beside them.
struct Remuxer {
  /// Reads one stream's packets in order, one ahead.
  private final class Track {
    let input: MediaInput
    let stream: UnsafeMutablePointer<AVStream>
    var packet: UnsafeMutablePointer<AVPacket>?
    private(set) var isAtEnd = false

    init?(_ input: MediaInput, _ kind: MediaInput.Kind) {
      guard let stream = input.stream(kind), let packet = av_packet_alloc() else { return nil }
      self.input = input
      self.stream = stream
      self.packet = packet
      input.readOnly(stream)
      advance()
    }

    deinit { av_packet_free(&packet) }

    /// When the packet at hand is decoded, in seconds.
    var time: Double {
      guard let packet = packet?.pointee, !isAtEnd else { return .infinity }
      let tick = packet.dts != cff_no_time ? packet.dts : packet.pts
      return tick == cff_no_time ? 0 : Double(tick) * av_q2d(stream.pointee.time_base)
    }

    func advance() { isAtEnd = !input.next(packet!, of: stream) }

    /// Moves the packet's times so that the file's clock starts at 0.
    func rebase() {
      let shift = Int64((input.startTime / av_q2d(stream.pointee.time_base)).rounded())
      if packet!.pointee.pts != cff_no_time { packet!.pointee.pts -= shift }
      if packet!.pointee.dts != cff_no_time { packet!.pointee.dts -= shift }
    }
  }

  /// Says whether an MP4 file can hold a file's sound, before anything is written.
  ///
  /// - Throws: `MediaIOError.unsupportedAudio`, and what opening the file throws.
  static func checkAudio(of file: URL) throws {
    let input = try MediaInput(file)
    guard let stream = input.stream(.audio) else { return }
    let id = stream.pointee.codecpar.pointee.codec_id
    var output: UnsafeMutablePointer<AVFormatContext>?
    defer { input.libraries.avformat_free_context(output) }
    guard input.libraries.avformat_alloc_output_context2(&output, nil, "mp4", nil) >= 0,
      input.libraries.avformat_query_codec(output?.pointee.oformat, id, FF_COMPLIANCE_NORMAL) == 1
    else {
      throw MediaIOError.unsupportedAudio(
        path: input.path, codec: String(cString: avcodec_get_name(id)))
    }
  }

  /// Copies the video of one file and the sound of another, as long as the video lasts.
  ///
  /// - Parameters:
  ///   - step: how long a frame lasts that does not say so, in seconds: the last one.
  ///   - path: what errors call the target.
  static func copy(
    video: URL, audio: URL?, step: Double, to target: URL, path: String
  ) throws {
    let source = try MediaInput(video)
    guard let video = Track(source, .video) else {
      throw MediaIOError.cannotWrite(path: path, reason: "no frame was written")
    }
    let sound = try audio.flatMap { Track(try MediaInput($0), .audio) }
    let output = try MediaOutput(
      target.path(percentEncoded: false), libraries: source.libraries, path: path)
    let videoStream = try output.addStream(
      video.stream.pointee.codecpar, timeBase: video.stream.pointee.time_base)
    let soundStream = try sound.map {
      try output.addStream($0.stream.pointee.codecpar, timeBase: $0.stream.pointee.time_base)
    }
    try output.start(.whole)
    while !video.isAtEnd {
      if let sound, let soundStream, !sound.isAtEnd, sound.time - sound.input.startTime < video.time
      {
        sound.rebase()
        try output.write(
          sound.packet!, to: soundStream, timeBase: sound.stream.pointee.time_base)
        sound.advance()
      } else {
        if video.packet!.pointee.duration == 0 {
          video.packet!.pointee.duration = Int64(
            (step / av_q2d(video.stream.pointee.time_base)).rounded())
        }
        try output.write(
          video.packet!, to: videoStream, timeBase: video.stream.pointee.time_base)
        video.advance()
      }
    }
    try output.finish()
  }
}
