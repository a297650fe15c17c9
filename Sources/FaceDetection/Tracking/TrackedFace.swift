import Imaging

/// A face of one frame and the number that it has in all frames.
public struct TrackedFace: Equatable, Sendable {
  /// The same face over frames, from 0 in the order in which faces appear; never given twice.
  public var track: Int
  /// Where the face is in this frame.
  public var face: Face

  /// A face and its track.
  public init(track: Int, face: Face) {
    self.track = track
    self.face = face
  }
}
