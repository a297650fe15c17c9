import Foundation

/// How a head is turned, in degrees; all 0 looks straight into the camera.
public struct HeadPose: Equatable, Codable, Sendable {
  /// Positive turns the face towards the picture's right.
  public var yaw: Float
  /// Positive turns the face up.
  public var pitch: Float
  /// Positive tilts the head clockwise, as the picture shows it.
  public var roll: Float

  public init(yaw: Float = 0, pitch: Float = 0, roll: Float = 0) {
    self.yaw = yaw
    self.pitch = pitch
    self.roll = roll
  }

  /// Roll after yaw after pitch.
  var rotation: Rotation {
    let (a, b, c) = (yaw * .pi / 180, -pitch * .pi / 180, -roll * .pi / 180)
    let x = Rotation(
      x: Vector3(1, 0, 0), y: Vector3(0, cos(b), sin(b)), z: Vector3(0, -sin(b), cos(b)))
    let y = Rotation(
      x: Vector3(cos(a), 0, -sin(a)), y: Vector3(0, 1, 0), z: Vector3(sin(a), 0, cos(a)))
    let z = Rotation(
      x: Vector3(cos(c), sin(c), 0), y: Vector3(-sin(c), cos(c), 0), z: Vector3(0, 0, 1))
    return z * (y * x)
  }
}

/// A turn in space, as the places where the axes go.
struct Rotation {
  var x: Vector3
  var y: Vector3
  var z: Vector3

  @inline(__always)
  func callAsFunction(_ v: Vector3) -> Vector3 { x * v.x + y * v.y + z * v.z }

  static func * (a: Rotation, b: Rotation) -> Rotation {
    Rotation(x: a(b.x), y: a(b.y), z: a(b.z))
  }
}
