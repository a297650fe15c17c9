/// Where things are on MakeHuman's base mesh: functions of a place in decimetres.
enum FaceRegions {
  /// The middle of the eye at positive x (the person's left).
  static let eye = Vector3(0.308, 7.284, 1.24)
  /// What the head turns about.
  static let pivot = Vector3(0, 6.7, 0.35)
  /// The middle of the face, which a picture is centred on.
  static let middle = Vector3(0, 7.02, 0.9)
  /// Chin to hairline.
  static let faceHeight: Float = 1.85

  /// 1 inside, 0 far away from an ellipse around a place; both sides of the face.
  @inline(__always)
  static func spot(_ p: Vector3, _ x: Float, _ y: Float, _ rx: Float, _ ry: Float) -> Float {
    let dx = (abs(p.x) - x) / rx
    let dy = (p.y - y) / ry
    let d = dx * dx + dy * dy
    return d >= 4 ? 0 : (1 - d * 0.25) * (1 - d * 0.25)
  }

  /// How far inside the hair a place lies: above 0 is hair; about decimetres.
  @inline(__always)
  static func hair(_ p: Vector3, _ line: Hairline) -> Float {
    if p.y < 6.45 { return -1 }
    let y = p.y > 7.6 ? p.y + line.lowering(p) : p.y
    let front: Float =
      if y > 8.12 { 1.32 + (y - 8.12) * 3 } else if y > 7.8 {
        mix(0.97, 1.32, (y - 7.8) / 0.32)
      } else if y > 7.45 { mix(0.8, 0.97, (y - 7.45) / 0.35) } else {
        mix(0.66, 0.8, max(0, (y - 7.0) / 0.45))
      }
    var inside = (front - line.recede) - p.z
    let lowest: Float = p.z > 0.25 ? 7.02 : mix(6.62, 7.0, smoothStep(-0.2, 0.25, p.z))
    inside = min(inside, p.y - lowest)
    // The ear stands out of the hair.
    if p.y < 7.56, p.z > 0.1 {
      inside = min(inside, 0.735 - abs(p.x) + max(0, p.z - 0.58) * 0.4)
    }
    return inside
  }

  /// How far inside a full beard a place lies: above 0 is beard.
  @inline(__always)
  static func beard(_ p: Vector3) -> Float {
    let x = abs(p.x)
    if p.z < 0.5 || p.y < 6.05 { return -1 }
    let cheek = mix(6.68, 7.15, smoothStep(0.3, 0.72, x)) - p.y
    let moustache = min(6.82 - p.y, 0.34 - x, p.y - 6.62)
    let chin = 6.5 - p.y
    let side = min(cheek, x - 0.27, 0.735 - x)  // ears stay bare
    // Under the chin the beard ends; on the throat is none.
    let throat = (p.y - 6.12) + max(0, p.z - 0.9) * 0.5
    return min(max(moustache, chin, side), throat)
  }

  /// How much a place turns with the head: 1 head, 0 shoulders.
  static func turning(_ p: Vector3) -> Float {
    smoothStep(5.72, 6.42, p.y + max(0, p.z - 0.55) * 0.9)
  }
}
