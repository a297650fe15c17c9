/// Where and how a head is seen.
public struct HeadView: Equatable, Sendable {
  /// Where the middle of the face is, in pixels of the picture.
  public var x: Float
  public var y: Float
  /// Chin to hairline, seen from the front, in pixels.
  public var faceHeight: Float
  /// From the camera to the face, in decimetres; near cameras make noses large.
  public var distance: Float
  public var pose: HeadPose

  public init(
    x: Float, y: Float, faceHeight: Float, distance: Float = 14, pose: HeadPose = HeadPose()
  ) {
    self.x = x
    self.y = y
    self.faceHeight = faceHeight
    self.distance = distance
    self.pose = pose
  }
}

/// What a face does at one moment.
public struct FaceState: Equatable, Sendable {
  public var expression: FacialExpression
  /// Lids over the eyes, 0 open … 1 shut.
  public var blink: Float
  /// Where the eyes look, in degrees: to the picture's right, and up.
  public var gaze: (right: Float, up: Float)

  public init(
    _ expression: FacialExpression = .neutral, blink: Float = 0,
    gaze: (right: Float, up: Float) = (0, 0)
  ) {
    self.expression = expression
    self.blink = blink
    self.gaze = gaze
  }

  public static func == (a: FaceState, b: FaceState) -> Bool {
    a.expression == b.expression && a.blink == b.blink && a.gaze == b.gaze
  }
}
