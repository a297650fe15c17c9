/// A face found in a picture.
public struct Face: Equatable, Sendable {
  /// Where it is, in the picture's pixels.
  public var box: Rect
  /// How sure the detector is, 0...1; nil when the detector gives no figure (Haar).
  public var score: Double?
  /// The five points; nil when the detector gives none (Haar).
  public var landmarks: Landmarks?

  /// A face found in a picture.
  public init(box: Rect, score: Double? = nil, landmarks: Landmarks? = nil) {
    self.box = box
    self.score = score
    self.landmarks = landmarks
  }
}
