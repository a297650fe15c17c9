import CFFmpeg
import Foundation

/// An open media file of any format, or a device; owns FFmpeg's demuxer.
///
/// A file is one alone: a playlist in disguise can't make it reach for the network.
final class MediaInput {
  /// The kinds of streams that are read.
  enum Kind {
    case video
    case audio
  }

  /// The file as the caller named it.
  let path: String
  let libraries: cff_video
  private var owned: UnsafeMutablePointer<AVFormatContext>?
  /// Asked while a device lets wait for its next packet; a file never does.
  private let goesOn: () -> Bool

  /// Opens a file and looks at its streams.
  ///
  /// - Throws: `MediaIOError.missing`, `.isFolder`, `.noPermission`, `.cannotRead`, `.empty`,
  ///   `.notAVideo`, `.missingLibrary`.
  init(_ file: URL) throws {
    path = file.path(percentEncoded: false)
    libraries = try VideoLibraries.open()
    goesOn = { false }
    try Self.check(path)
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    av_dict_set(&options, "protocol_whitelist", "file", 0)
    guard libraries.avformat_open_input(&owned, "file:\(path)", nil, &options) == 0,
      libraries.avformat_find_stream_info(owned, nil) >= 0,
      String(cString: context.pointee.iformat.pointee.name) != "tty"  // any text file is one
    else {
      libraries.avformat_close_input(&owned)
      throw MediaIOError.notAVideo(path: path)
    }
  }

  /// Opens a device.
  ///
  /// - Parameters:
  ///   - device: what its format calls it: a device file, a filter graph.
  ///   - format: FFmpeg's name of the kind of device.
  ///   - name: what errors call it.
  /// - Throws: `MediaIOError.noCamera`, `.cameraBusy`, `.cameraDenied`, `.cameraFailed`,
  ///   `.missingLibrary`.
  init(
    device: String, of format: String, named name: String, options: [String: String] = [:],
    goesOn: @escaping () -> Bool = { false }
  ) throws {
    path = name
    libraries = try VideoLibraries.openDevices()
    self.goesOn = goesOn
    guard let kind = libraries.av_find_input_format(format) else {
      throw MediaIOError.missingCodec(path: name, name: format)
    }
    var dictionary: OpaquePointer?
    defer { av_dict_free(&dictionary) }
    for (key, value) in options { av_dict_set(&dictionary, key, value, 0) }
    owned = libraries.avformat_alloc_context()
    // A read that waits could not be ended.
    owned?.pointee.flags |= AVFMT_FLAG_NONBLOCK
    let result = libraries.avformat_open_input(&owned, device, kind, &dictionary)
    guard result == 0 else { throw MediaIOError.camera(name, result) }
  }

  deinit { libraries.avformat_close_input(&owned) }

  /// The demuxer.
  var context: UnsafeMutablePointer<AVFormatContext> { owned! }

  /// Where the clock starts, in seconds: transport streams start anywhere, other files at 0.
  var startTime: Double {
    let start = context.pointee.start_time
    let startsAnywhere = context.pointee.iformat.pointee.flags & AVFMT_TS_DISCONT != 0
    guard start != cff_no_time, startsAnywhere else { return 0 }
    return Double(start) / Double(AV_TIME_BASE)
  }

  /// The main stream of a kind; a cover picture is no video.
  func stream(_ kind: Kind) -> UnsafeMutablePointer<AVStream>? {
    let type = kind == .video ? AVMEDIA_TYPE_VIDEO : AVMEDIA_TYPE_AUDIO
    let index = libraries.av_find_best_stream(context, type, -1, -1, nil, 0)
    guard index >= 0, let stream = cff_stream(context, index),
      stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC == 0
    else { return nil }
    return stream
  }

  /// Leaves all other streams unread.
  func readOnly(_ stream: UnsafeMutablePointer<AVStream>) {
    for index in 0..<Int32(context.pointee.nb_streams) where index != stream.pointee.index {
      cff_stream(context, index).pointee.discard = AVDISCARD_ALL
    }
  }

  /// Takes the next packet of a stream; false at the end of what can be read.
  ///
  /// Where data are missing, some demuxers fail packet by packet: a hundred times in a row is an
  /// end. So is a device that gives nothing for five seconds.
  func next(
    _ packet: UnsafeMutablePointer<AVPacket>, of stream: UnsafeMutablePointer<AVStream>
  ) -> Bool {
    var failures = 0
    let deadline = ContinuousClock.now + .seconds(5)
    while failures < 100 {
      av_packet_unref(packet)
      let result = libraries.av_read_frame(context, packet)
      if result == cff_error_end_of_file { return false }
      if result == cff_error_again, goesOn(), ContinuousClock.now < deadline {
        usleep(1000)
      } else if result < 0 {
        failures += 1
      } else if packet.pointee.stream_index == stream.pointee.index, packet.pointee.size > 0 {
        return true
      }
    }
    return false
  }

  private static func check(_ path: String) throws {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileBytes.error(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileBytes.error(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw MediaIOError.isFolder(path: path) }
    if status.st_mode & S_IFMT == S_IFREG, status.st_size == 0 {
      throw MediaIOError.empty(path: path)
    }
  }
}
