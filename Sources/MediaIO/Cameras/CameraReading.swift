import Imaging
import Synchronization

/// What a camera's thread does: opens, reads, hands on the newest frame, opens anew.
struct CameraReading: Sendable {
  /// How long to wait before the device is looked for again, in seconds; the last one stays.
  static let pauses = [0.25, 0.5, 1, 2]
  /// The longest wait at a stretch, in seconds, so that closing takes no longer.
  private static let slice = 0.05

  let configuration: Camera.Configuration
  let counts: CameraCounts
  let isDevice: Bool
  let time: CameraTime
  let open: @Sendable () throws -> any FrameSource
  let frames: AsyncStream<CameraFrame>.Continuation

  private var isClosed: Bool { counts.isClosed.load(ordering: .relaxed) }

  /// Reads until the source ends or is closed.
  ///
  /// - Parameter opened: told once whether the source could be opened.
  func run(_ opened: (Result<VideoInformation, any Error>) -> Void) {
    defer { frames.finish() }
    var source: (any FrameSource)?
    do {
      source = try open()
    } catch {
      opened(.failure(error))
      return
    }
    let information = source!.information
    opened(.success(information))
    let start = time.now()
    var clock = CameraClock()
    while let open = source {
      hand(on: open, of: information, &clock, start: start)
      source = nil  // closed before it is opened anew
      guard isDevice, !isClosed else { return }
      configuration.onChange(.lost)
      source = reopened()
      clock.restart()
      if source != nil { configuration.onChange(.back) }
    }
  }

  /// Hands on the frames of an open source until it ends.
  private func hand(
    on source: any FrameSource, of information: VideoInformation, _ clock: inout CameraClock,
    start: Double
  ) {
    // A camera whose frames can't be converted is as good as gone.
    while !isClosed, let read = try? source.next() {
      let moment = clock.time(ofStamp: read.timestamp, now: time.now() - start)
      if !isDevice { wait(until: start + moment) }
      var image = read.image.fitted(to: information)
      if configuration.isMirrored { image = image.oriented(.upMirrored) }
      let index = counts.read.wrappingAdd(1, ordering: .relaxed).oldValue
      let frame = Frame(image: image, index: index, timestamp: moment)
      if case .dropped = frames.yield(CameraFrame(frame: frame, arrival: .now)) {
        counts.dropped.wrappingAdd(1, ordering: .relaxed)
      }
      counts.damaged.store(source.damagedFrames, ordering: .relaxed)
    }
  }

  /// The device when it is back; nil when the camera is closed before.
  private func reopened() -> (any FrameSource)? {
    var attempt = 0
    while !isClosed {
      wait(until: time.now() + Self.pauses[min(attempt, Self.pauses.count - 1)])
      attempt += 1
      if !isClosed, let source = try? open() { return source }  // not back yet: looked for again
    }
    return nil
  }

  private func wait(until moment: Double) {
    while !isClosed {
      let left = moment - time.now()
      guard left > 0 else { return }
      time.wait(min(left, Self.slice))
    }
  }
}
