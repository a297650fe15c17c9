import CFFmpeg
import Foundation
import Imaging

/// Reads the frames of a video file, upright and in RGB, each with its presentation time.
///
///     let video = try VideoReader(contentsOf: URL(filePath: "interview.mp4"))
///     while let frame = try video.next() { print(frame.index, frame.timestamp) }
///
/// Takes whatever FFmpeg decodes; the content decides, not the name. Times ascend; rotation and
/// pixels that are not square are applied. A stream whose size changes is scaled to its first
/// frame's size, damaged frames are left out and counted, and a file that is cut off gives the
/// frames that are there. Not `Sendable`: each reader belongs to one task.
public final class VideoReader: FrameSource {
  /// What the file says of its video.
  public let information: VideoInformation
  /// How many frames were left out so far because they could not be decoded whole.
  public private(set) var damagedFrames = 0

  private let decoder: VideoDecoder
  private let converter: FrameConverter
  private var clock: FrameClock
  private var index = 0
  /// The first frame, which is decoded when the file is opened.
  private var first: (image: Image, tick: Int64)?

  /// Opens a video and decodes its first frame.
  ///
  /// - Throws: `MediaIOError.missing`, `.isFolder`, `.noPermission`, `.cannotRead`, `.empty`,
  ///   `.notAVideo`, `.noVideo`, `.noFrames`, `.missingCodec`, `.missingLibrary`, `.damaged`.
  public convenience init(contentsOf url: URL) throws {
    try self.init(MediaInput(url))
  }

  /// Decodes the first frame of an open input.
  init(_ input: MediaInput) throws {
    guard let stream = input.stream(.video) else {
      throw MediaIOError.noVideo(path: input.path)
    }
    let hasAudio = input.stream(.audio) != nil
    input.readOnly(stream)
    decoder = try VideoDecoder(input, stream: stream)
    var frame: UnsafeMutablePointer<AVFrame>?
    while frame == nil {
      switch decoder.next() {
      case .frame(let decoded): frame = decoded
      case .damaged: damagedFrames += 1
      case .end: throw MediaIOError.noFrames(path: input.path)
      }
    }
    let geometry = FrameGeometry(frame!, stream: stream)
    converter = try FrameConverter(
      width: geometry.width, height: geometry.height, orientation: geometry.orientation,
      libraries: input.libraries, path: input.path)
    information = VideoInformation(input, stream: stream, geometry: geometry, hasAudio: hasAudio)
    clock = FrameClock(
      timeBase: stream.pointee.time_base, start: input.startTime,
      frameRate: information.frameRate)
    guard let image = try converter.image(of: frame!) else {
      throw MediaIOError.damaged(path: input.path, reason: "unknown kind of pixels")
    }
    first = (image, frame!.pointee.best_effort_timestamp)
  }

  /// The next frame, nil at the end.
  public func next() throws -> Frame? {
    if let (image, tick) = first {
      first = nil
      return number(image, tick)
    }
    while true {
      switch decoder.next() {
      case .frame(let frame):
        if let image = try converter.image(of: frame) {
          return number(image, frame.pointee.best_effort_timestamp)
        }
        damagedFrames += 1
      case .damaged: damagedFrames += 1
      case .end: return nil
      }
    }
  }

  private func number(_ image: Image, _ tick: Int64) -> Frame {
    defer { index += 1 }
    return Frame(image: image, index: index, timestamp: clock.time(ofTick: tick))
  }
}
