import Imaging

/// A frame of a camera, with the moment at which it was there.
public struct CameraFrame: Equatable, Sendable {
  /// The picture; its time counts from the first frame, its index counts dropped frames too.
  public let frame: Frame
  /// When it came from the camera.
  public let arrival: ContinuousClock.Instant

  /// A frame that came at a moment.
  public init(frame: Frame, arrival: ContinuousClock.Instant) {
    self.frame = frame
    self.arrival = arrival
  }
}
