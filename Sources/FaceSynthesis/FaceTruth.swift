import Emotions
import Imaging

/// What is known of one face in a rendered picture.
public struct FaceTruth: Equatable, Sendable {
  /// Whose face it is: `p0007`.
  public var identity: String
  /// What the face shows or begins to show; neutral between expressions.
  public var emotion: Emotion
  /// How far it is shown, 0 at rest … 1 at its strongest apex.
  public var intensity: Double
  public var pose: HeadPose
  /// The light's name.
  public var light: String
  /// Chin to forehead, temple to temple, in pixels.
  public var box: Rect
  public var landmarks: Landmarks
  /// How much of the box something hides, 0...1.
  public var occlusion: Double
}

/// A rendered picture with what is known of its faces.
public struct SyntheticFrame: Equatable, Sendable {
  public var frame: Frame
  /// One per face, from the picture's left to its right.
  public var faces: [FaceTruth]
}

extension PosedHead {
  /// The rectangle around the face proper, in pixels.
  var box: Rect {
    var low = SIMD2<Float>(repeating: .infinity)
    var high = SIMD2<Float>(repeating: -.infinity)
    for vertex in head.faceVertices {
      let place = SIMD2(screen[vertex].x, screen[vertex].y)
      low = pointwiseMin(low, place)
      high = pointwiseMax(high, place)
    }
    return Rect(
      x: Double(low.x), y: Double(low.y), width: Double(high.x - low.x),
      height: Double(high.y - low.y))
  }

  /// The five points; the person's left is the picture's right.
  var landmarks: Landmarks {
    func point(_ place: SIMD2<Float>) -> Point { Point(x: Double(place.x), y: Double(place.y)) }
    func vertex(_ index: Int) -> Point { point(SIMD2(screen[index].x, screen[index].y)) }
    func eye(_ eye: Head.Eye) -> Point {
      point(project(eye.middle + Vector3(0, 0, eye.radius)))
    }
    return Landmarks(
      leftEye: eye(head.eyes.right), rightEye: eye(head.eyes.left),
      nose: vertex(head.landmarks.nose), leftMouth: vertex(head.landmarks.mouthRight),
      rightMouth: vertex(head.landmarks.mouthLeft))
  }
}
