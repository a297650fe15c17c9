import Imaging

/// The shape of a face in a few numbers that neither its place nor its size changes.
///
/// The five points in a frame of the eyes: their middle is the origin, their distance the unit,
/// the line through them the x axis.
public struct FaceGeometry: Equatable, Sendable {
  /// How many numbers.
  public static let length = 9
  /// Nose x, y; mouth's left corner x, y; right corner x, y; the mouth's width; the distance of its
  /// middle from the eyes' and from the nose; in distances of the eyes.
  public let values: [Float]

  /// The shape that five points show; nil when the eyes coincide.
  public init?(_ landmarks: Landmarks) {
    let (left, right) = (landmarks.leftEye, landmarks.rightEye)
    let axis = Point(x: right.x - left.x, y: right.y - left.y)
    let square = axis.x * axis.x + axis.y * axis.y
    guard square > 0 else { return nil }
    let origin = Point(x: (left.x + right.x) / 2, y: (left.y + right.y) / 2)
    func placed(_ point: Point) -> Point {
      let (x, y) = (point.x - origin.x, point.y - origin.y)
      return Point(
        x: (x * axis.x + y * axis.y) / square, y: (y * axis.x - x * axis.y) / square)
    }
    let points = [landmarks.nose, landmarks.leftMouth, landmarks.rightMouth].map(placed)
    let mouth = Point(x: (points[1].x + points[2].x) / 2, y: (points[1].y + points[2].y) / 2)
    func distance(_ a: Point, _ b: Point) -> Double {
      ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }
    let lengths = [
      distance(points[1], points[2]), distance(mouth, Point(x: 0, y: 0)),
      distance(mouth, points[0]),
    ]
    values = (points.flatMap { [$0.x, $0.y] } + lengths).map { Float($0) }
  }
}
