/// The five points of a face, left and right as the picture shows them.
public struct Landmarks: Equatable, Hashable, Codable, Sendable {
  /// The eye at the left of the picture.
  public var leftEye: Point
  /// The eye at the right of the picture.
  public var rightEye: Point
  /// The tip of the nose.
  public var nose: Point
  /// The mouth's corner at the left of the picture.
  public var leftMouth: Point
  /// The mouth's corner at the right of the picture.
  public var rightMouth: Point

  /// The five points of a face.
  public init(leftEye: Point, rightEye: Point, nose: Point, leftMouth: Point, rightMouth: Point) {
    self.leftEye = leftEye
    self.rightEye = rightEye
    self.nose = nose
    self.leftMouth = leftMouth
    self.rightMouth = rightMouth
  }

  /// The points in MTCNN's order: left eye, right eye, nose, left and right corner of the mouth.
  public var points: [Point] { [leftEye, rightEye, nose, leftMouth, rightMouth] }
}
