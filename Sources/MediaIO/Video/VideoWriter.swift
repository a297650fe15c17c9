import CFFmpeg
import Foundation
import Imaging

/// Writes images as an H.264 MP4 file, each at its own time, with the sound of another file.
///
///     let writer = try VideoWriter(to: file, width: 640, height: 480, frameRate: 30)
///     try writer.write(image, at: 0.0)
///     try writer.finish()
///
/// Odd sizes are padded to even ones, times are kept to 1/90000 s. Until `finish()` the video lies
/// in `<name>.part`, in pieces that can be played: a writer that is dropped, a full disk or a
/// crash leaves what was written, but for two seconds at most. Not `Sendable`.
public final class VideoWriter {
  private let url: URL
  private let part: URL
  private let audio: URL?
  private let width: Int
  private let height: Int
  private let frameRate: Double
  private let encoder: VideoEncoder
  private let output: MediaOutput
  private let stream: UnsafeMutablePointer<AVStream>
  private var lastTick: Int64?
  private var isOpen = true

  /// Starts a video.
  ///
  /// - Parameters:
  ///   - url: the file; what has the name before stays until `finish()`.
  ///   - width: of every image, in pixels, 1...16384.
  ///   - height: of every image, in pixels, 1...16384.
  ///   - frameRate: about how many frames a second come, > 0; their own times count.
  ///   - audioFrom: a file whose sound is copied unchanged, if it has any.
  /// - Throws: `MediaIOError.cannotWrite`, `.missingCodec`, `.missingLibrary`,
  ///   `.unsupportedAudio`, and what opening the file with the sound throws.
  public init(
    to url: URL, width: Int, height: Int, frameRate: Double, audioFrom: URL? = nil
  ) throws {
    precondition((1...16384).contains(width) && (1...16384).contains(height), "a frame has a size")
    precondition(frameRate > 0 && frameRate.isFinite, "frames come at a rate")
    self.url = url
    self.width = width
    self.height = height
    self.frameRate = frameRate
    part = url.appendingPathExtension("part")
    audio = audioFrom
    let path = url.path(percentEncoded: false)
    let libraries = try VideoLibraries.open()
    if let audioFrom { try Remuxer.checkAudio(of: audioFrom) }
    encoder = try VideoEncoder(
      width: width, height: height, frameRate: frameRate, libraries: libraries, path: path)
    let output = try MediaOutput(
      part.path(percentEncoded: false), libraries: libraries, path: path)
    self.output = output
    stream = try encoder.withParameters {
      try output.addStream($0, timeBase: VideoEncoder.timeBase)
    }
    try output.start(.fragments)
  }

  deinit {
    guard isOpen else { return }
    // Nobody can be told any more; what can be written is.
    try? close()
    if lastTick == nil { unlink(part.path(percentEncoded: false)) }
  }

  /// Adds a frame.
  ///
  /// - Parameters:
  ///   - image: of the writer's size, gray or RGB.
  ///   - timestamp: in seconds, ≥ 0, greater than the last one.
  /// - Throws: `MediaIOError.cannotWrite`: a full disk, a time that does not ascend.
  public func write(_ image: Image, at timestamp: Double) throws {
    precondition(isOpen, "a finished video takes no frames")
    precondition(image.width == width && image.height == height, "frames have the video's size")
    var tick = Int64((timestamp * Double(VideoEncoder.timeBase.den)).rounded())
    if let lastTick {
      guard tick >= lastTick else {
        throw cannotWrite("a frame at \(timestamp) s comes after a later one")
      }
      tick = max(tick, lastTick + 1)
    }
    lastTick = tick
    try encoder.encode(image.rgb(), tick: tick, store)
  }

  /// Closes the file and gives it its name.
  ///
  /// - Throws: `MediaIOError.cannotWrite`; the pictures stay in `<name>.part`.
  public func finish() throws {
    precondition(isOpen, "a video is finished once")
    isOpen = false
    let path = url.path(percentEncoded: false)
    try close()
    guard lastTick != nil else {
      unlink(part.path(percentEncoded: false))
      throw cannotWrite("it would have no frames")
    }
    let whole = url.appendingPathExtension("whole.part")
    do {
      try Remuxer.copy(
        video: part, audio: audio, step: 1 / frameRate, to: whole, path: path)
      guard rename(whole.path(percentEncoded: false), path) == 0 else {
        throw cannotWrite(SystemMessage.text(errno))
      }
    } catch {
      unlink(whole.path(percentEncoded: false))
      throw error
    }
    unlink(part.path(percentEncoded: false))
  }

  private func close() throws {
    if lastTick != nil { try encoder.flush(store) }
    try output.finish()
  }

  private func store(_ packet: UnsafeMutablePointer<AVPacket>) throws {
    try output.write(packet, to: stream, timeBase: VideoEncoder.timeBase)
  }

  private func cannotWrite(_ reason: String) -> MediaIOError {
    .cannotWrite(path: url.path(percentEncoded: false), reason: reason)
  }
}
