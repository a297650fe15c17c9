import Foundation
import Imaging
import Synchronization

/// Reads a camera as it goes: whoever is slow gets the newest frame, and those before are dropped.
///
///     let camera = try await Camera.open(CameraSource("0"))
///     for await item in camera.frames { print(item.frame.timestamp, camera.droppedFrames) }
///
/// A device that is unplugged is opened anew when it is back, and the times go on; a file ends. A
/// file or a filter graph comes at its own pace. The reading is done by a thread of its own; it
/// ends when the frames are not read any more, or with `close()`.
public final class Camera: Sendable {
  /// How a camera is read.
  public struct Configuration: Sendable {
    /// The size that a device is asked for, in pixels; it may give another.
    public var width = 640
    /// The height that a device is asked for, in pixels.
    public var height = 480
    /// The frames per second that a device is asked for; it may give others.
    public var frameRate = 30
    /// Whether left and right are exchanged, as in a mirror.
    public var isMirrored = false
    /// Told from the reading thread when the device is lost, and when it is back.
    public var onChange: @Sendable (Change) -> Void = { _ in }

    /// The defaults.
    public init() {}
  }

  /// What can happen to a device.
  public enum Change: Equatable, Sendable {
    /// It gives no more frames; it is looked for.
    case lost
    /// It gives frames again.
    case back
  }

  /// What is known of the frames.
  public let information: VideoInformation
  /// The newest frames; to be read once. Ends with the file, with `close()` or the reading task.
  public let frames: AsyncStream<CameraFrame>
  private let counts: CameraCounts

  /// How many frames came from the camera.
  public var framesRead: Int { counts.read.load(ordering: .relaxed) }
  /// How many of them nobody took before the next one came.
  public var droppedFrames: Int { counts.dropped.load(ordering: .relaxed) }
  /// How many could not be decoded.
  public var damagedFrames: Int { counts.damaged.load(ordering: .relaxed) }

  private init(
    _ information: VideoInformation, _ frames: AsyncStream<CameraFrame>, _ counts: CameraCounts
  ) {
    self.information = information
    self.frames = frames
    self.counts = counts
  }

  /// Opens a source and begins to read.
  ///
  /// - Throws: `MediaIOError.noCamera`, `.cameraBusy`, `.cameraDenied`, `.cameraFailed`,
  ///   `.missingLibrary`; for a file what `VideoReader` throws.
  public static func open(
    _ source: CameraSource, configuration: Configuration = Configuration()
  ) async throws -> Camera {
    let counts = CameraCounts()
    return try await open(
      configuration, counts: counts, isDevice: source.isDevice, time: .real
    ) {
      try source.open(configuration) { !counts.isClosed.load(ordering: .relaxed) }
    }
  }

  /// Reads what `source` opens.
  ///
  /// - Parameters:
  ///   - isDevice: whether it is opened anew when it ends, and sets its own pace.
  ///   - time: the clock, and what waits.
  static func open(
    _ configuration: Configuration, counts: CameraCounts = CameraCounts(), isDevice: Bool,
    time: CameraTime, source: @escaping @Sendable () throws -> any FrameSource
  ) async throws -> Camera {
    let (frames, continuation) = AsyncStream.makeStream(
      of: CameraFrame.self, bufferingPolicy: .bufferingNewest(1))
    continuation.onTermination = { _ in counts.isClosed.store(true, ordering: .relaxed) }
    let reading = CameraReading(
      configuration: configuration, counts: counts, isDevice: isDevice, time: time,
      open: source, frames: continuation)
    let information = try await withCheckedThrowingContinuation { opened in
      let thread = Thread { reading.run { opened.resume(with: $0) } }
      thread.name = "Camera"
      thread.stackSize = 4 << 20
      thread.start()
    }
    return Camera(information, frames, counts)
  }

  /// Ends the reading; the device is free a moment later.
  public func close() { counts.isClosed.store(true, ordering: .relaxed) }
}

/// What a camera's thread and those who read its frames both know.
final class CameraCounts: Sendable {
  let read = Atomic(0)
  let dropped = Atomic(0)
  let damaged = Atomic(0)
  let isClosed = Atomic(false)
}

/// The clock that a camera goes by.
struct CameraTime: Sendable {
  /// Seconds since some moment.
  let now: @Sendable () -> Double
  /// Waits for some seconds.
  let wait: @Sendable (Double) -> Void

  /// The system's.
  static var real: CameraTime {
    let start = ContinuousClock.now
    return CameraTime(
      now: {
        let passed = (ContinuousClock.now - start).components
        return Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
      }, wait: { Thread.sleep(forTimeInterval: $0) })
  }
}
