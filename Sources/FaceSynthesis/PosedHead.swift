import Foundation

/// A head with its expression and pose on, seen by the camera.
struct PosedHead {
  let head: Head
  /// From the camera: x right, y up, z towards it; decimetres from the head's pivot.
  var places: [Vector3]
  var normals: [Vector3]
  /// 1 open to light … 0 in a fold, `[vertices]`.
  var openness: [Float]
  /// In the picture: pixels from the left and the top, and the distance from the camera.
  var screen: [Vector3]
  /// Where the eyes look, before the head is turned.
  let gaze: (left: Vector3, right: Vector3)
  let rotation: Rotation
  let expression: FacialExpression
  private let view: HeadView

  init(_ head: Head, _ state: FaceState, _ view: HeadView) {
    self.head = head
    self.view = view
    rotation = view.pose.rotation
    var expression = state.expression
    let lids = max(0, state.blink)
    if lids > 0 {
      // A blink closes what the expression leaves open.
      let wide = expression.strength(.upperLidRaiser)
      expression = expression.adding(
        FacialExpression([
          .eyeClosure: lids * (1 - 0.3 * expression.strength(.lidTightener)),
          .upperLidRaiser: -wide * lids,
        ]))
    }
    self.expression = expression
    var shape = head.positions
    for (target, weight) in expression.faceUnits {
      head.mesh.add(target, times: weight, to: &shape)
    }
    Self.lookLids(head, state.gaze, &shape)
    gaze = (
      Self.direction(state.gaze, head.eyes.left), Self.direction(state.gaze, head.eyes.right)
    )
    let flat = Normals.of(shape, head.triangles)
    openness = Openness.of(shape, flat, head.triangles)
    let pivot = FaceRegions.pivot + head.offset
    let torso = HeadPose(
      yaw: view.pose.yaw * 0.25, pitch: 0, roll: view.pose.roll * 0.1
    ).rotation
    places = shape
    normals = flat
    for index in shape.indices {
      let p = shape[index] - pivot
      let turning = head.turning[index]
      places[index] = turning >= 1 ? rotation(p) : mix(torso(p), rotation(p), turning)
      let n =
        turning >= 1
        ? rotation(flat[index]) : mix(torso(flat[index]), rotation(flat[index]), turning)
      normals[index] = n
    }
    let middle = rotation(FaceRegions.middle - FaceRegions.pivot)
    let camera = SIMD3(middle.x, middle.y, middle.z + view.distance)
    let focal = view.faceHeight / head.faceHeight * view.distance
    screen = places.map { place in
      let depth = camera.z - place.z
      return Vector3(
        view.x + (place.x - camera.x) * focal / depth,
        view.y - (place.y - camera.y) * focal / depth, depth)
    }
  }

  /// The picture's place of something on the head at rest.
  func project(_ place: Vector3) -> SIMD2<Float> {
    let p = rotation(place - FaceRegions.pivot - head.offset)
    let middle = rotation(FaceRegions.middle - FaceRegions.pivot)
    let focal = view.faceHeight / head.faceHeight * view.distance
    let depth = middle.z + view.distance - p.z
    return SIMD2(
      view.x + (p.x - middle.x) * focal / depth, view.y - (p.y - middle.y) * focal / depth)
  }

  /// Lids follow the eyes.
  private static func lookLids(
    _ head: Head, _ gaze: (right: Float, up: Float), _ shape: inout [Vector3]
  ) {
    let up = gaze.up / 30
    for side in ["Left", "Right"] {
      head.mesh.add("unit/eyeLook\(up > 0 ? "Up" : "Down")\(side)", times: abs(up), to: &shape)
    }
  }

  /// Eyes look at a point three metres away.
  private static func direction(_ gaze: (right: Float, up: Float), _ eye: Head.Eye) -> Vector3 {
    let (a, b) = (gaze.right * .pi / 180, gaze.up * .pi / 180)
    let far = Vector3(sin(a) * cos(b), sin(b), cos(a) * cos(b)) * 30
    return (far - Vector3(eye.middle.x, 0, 0)).normalized
  }
}

/// How open each vertex lies: folds and hollows get less light from around.
enum Openness {
  static func of(
    _ positions: [Vector3], _ normals: [Vector3], _ triangles: [SIMD4<Int32>]
  ) -> [Float] {
    var sums = [SIMD4<Float>](repeating: .zero, count: positions.count)
    positions.withUnsafeBufferPointer { p in
      sums.withUnsafeMutableBufferPointer { s in
        for t in triangles {
          let (a, b, c) = (Int(t.x), Int(t.y), Int(t.z))
          s[a] += SIMD4(p[b] + p[c], 2)
          s[b] += SIMD4(p[a] + p[c], 2)
          s[c] += SIMD4(p[a] + p[b], 2)
        }
      }
    }
    return positions.indices.map { index in
      let sum = sums[index]
      guard sum.w > 0 else { return 1 }
      let away = Vector3(sum.x, sum.y, sum.z) / sum.w - positions[index]
      // Height of the neighbours over the vertex, against a crease of 1 mm.
      let hollow = normals[index].dot(away) / 0.01
      // Shallow hollows are the shape's own, not folds: shading them looks like smudges.
      return 1 - min(max(hollow - 0.45, 0), 0.9) * 0.4
    }
  }
}
