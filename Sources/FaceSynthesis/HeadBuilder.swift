import Foundation

/// Puts a head together from a person's shape: attributes of vertices, hair, glasses.
struct HeadBuilder {
  struct Parts {
    var positions: [Vector3]
    var references: [SIMD4<Float>]
    var lips: [Float]
    var turning: [Float]
    var triangles: [SIMD4<Int32>]

    /// Adds a sheet of `columns` × `rows` vertices that turns with the head.
    mutating func addSheet(
      _ vertices: [Vector3], references sheet: [SIMD4<Float>], columns: Int,
      material: HeadMesh.Material
    ) {
      let first = Int32(positions.count)
      positions += vertices
      references += sheet
      lips += Array(repeating: 0, count: vertices.count)
      turning += vertices.map { _ in 1 }
      for row in 0..<(vertices.count / columns - 1) {
        for column in 0..<(columns - 1) {
          let a = first + Int32(row * columns + column)
          let (b, c, d) = (a + 1, a + 1 + Int32(columns), a + Int32(columns))
          triangles.append(SIMD4(a, b, c, material.number))
          triangles.append(SIMD4(a, c, d, material.number))
        }
      }
    }
  }

  let person: Person
  let mesh: HeadMesh
  let shape: [Vector3]

  init(_ person: Person, mesh: HeadMesh, shape: [Vector3]) {
    self.person = person
    self.mesh = mesh
    self.shape = shape
  }

  var eyes: (left: Head.Eye, right: Head.Eye) {
    func eye(_ material: HeadMesh.Material) -> Head.Eye {
      let vertices = mesh.vertices(of: [material]).map { shape[$0] }
      let low = vertices.reduce(vertices[0]) { pointwiseMin($0, $1) }
      let high = vertices.reduce(vertices[0]) { pointwiseMax($0, $1) }
      let radius = (high.x - low.x) / 2
      var middle = (low + high) / 2
      middle.z = low.z + radius
      return Head.Eye(middle: middle, radius: radius)
    }
    return (eye(.eyeLeft), eye(.eyeRight))
  }

  var landmarks: Head.LandmarkVertices {
    let nose = mesh.positions.indices.filter {
      abs(mesh.positions[$0].x) < 0.03 && mesh.positions[$0].y > 6.85
        && mesh.positions[$0].y < 6.98
    }
    let lips = mesh.positions.indices.filter { mesh.lips[$0] > 0.4 }
    return Head.LandmarkVertices(
      nose: nose.max { mesh.positions[$0].z < mesh.positions[$1].z } ?? 0,
      mouthLeft: lips.max { mesh.positions[$0].x < mesh.positions[$1].x } ?? 0,
      mouthRight: lips.max { mesh.positions[$0].x > mesh.positions[$1].x } ?? 0)
  }

  /// Chin to the middle of the forehead, temple to temple: what detectors are taught to box.
  var faceVertices: [Int] {
    mesh.positions.indices.filter {
      let p = mesh.positions[$0]
      let throat = p.y < 6.4 && p.z < 1
      return p.y > 6.15 && p.y < 7.95 && p.z > 0.68 && abs(p.x) < 0.73 && !throat
    }
  }

  /// All vertices and triangles with their attributes.
  func built() -> Parts {
    var parts = Parts(
      positions: shape,
      references: mesh.positions.map { SIMD4($0, 0) }, lips: mesh.lips,
      turning: mesh.positions.map(FaceRegions.turning),
      triangles: mesh.triangles.map { SIMD4($0.a, $0.b, $0.c, $0.material.number) })
    markEyes(&parts)
    markLashes(&parts)
    addTorso(&parts)
    if person.hair != .bald { growHair(&parts) }
    if person.hair == .long { addCurtain(&parts) }
    if person.glasses { addGlasses(&parts) }
    return parts
  }

  /// A plain body below the shoulders, where the head's mesh ends; small faces show it.
  private func addTorso(_ parts: inout Parts) {
    let rings: [(y: Float, x: Float, z: Float)] = [
      (5.2, 1.7, 0.5), (4.95, 2.1, 0.62), (4.4, 2.25, 0.75), (2.5, 2.2, 0.85), (-2, 2.1, 0.9),
    ]
    let columns = 25
    let start = parts.turning.count
    let shoulders = mesh.positions.indices.filter { mesh.positions[$0].y < 5.4 }
    let lift = shoulders.reduce(Float(0)) { $0 + shape[$1].y - mesh.positions[$1].y }
    let rise = Vector3(0, lift / Float(max(shoulders.count, 1)), 0)
    var vertices: [Vector3] = []
    for ring in rings {
      for column in 0..<columns {
        let angle = -Float(column) / Float(columns - 1) * 2 * .pi
        vertices.append(Vector3(ring.x * sin(angle), ring.y, 0.05 + ring.z * cos(angle)))
      }
    }
    parts.addSheet(
      vertices.map { $0 + rise }, references: vertices.map { SIMD4($0, 0) }, columns: columns,
      material: .skin)
    for vertex in start..<parts.turning.count { parts.turning[vertex] = 0 }
  }

  private func markEyes(_ parts: inout Parts) {
    for (material, eye) in [(HeadMesh.Material.eyeLeft, eyes.left), (.eyeRight, eyes.right)] {
      for vertex in mesh.vertices(of: [material]) {
        parts.references[vertex] = SIMD4((shape[vertex] - eye.middle).normalized, 0)
      }
    }
  }

  private func markLashes(_ parts: inout Parts) {
    for vertex in mesh.vertices(of: [.lash]) {
      let eye = shape[vertex].x > 0 ? eyes.left : eyes.right
      let away = (shape[vertex] - eye.middle).length / eye.radius
      parts.references[vertex].w = min(max((away - 1.05) / 0.4, 0), 1)
    }
  }

  /// Lifts the scalp by the hair's thickness.
  private func growHair(_ parts: inout Parts) {
    var random = SyntheticRandom(person.seed, 6)
    let thickness = random.uniform(0.04, 0.13) * (person.hair == .long ? 1.1 : 1)
    let line = Hairline(person)
    let locks = ValueNoise(seed: UInt32(truncatingIfNeeded: random.next()))
    let normals = Normals.of(parts.positions, parts.triangles)
    for (vertex, place) in mesh.positions.enumerated() {
      let inside = FaceRegions.hair(place, line)
      guard inside > -0.04, abs(place.x) < 0.76 || place.y > 7.5 else { continue }
      let uneven = 1 + 0.15 * locks(place.x * 3 + place.z * 2, place.y * 3)
      let lift = thickness * uneven * smoothStep(-0.04, 0.32, inside)
      parts.positions[vertex] += normals[vertex] * lift
    }
  }

  /// A sheet that falls from the crown over sides and back: long hair.
  private func addCurtain(_ parts: inout Parts) {
    var random = SyntheticRandom(person.seed, 7)
    let fit = HeadFit(mesh: mesh, shape: shape)
    let length = random.uniform(0.55, 1)
    let reach = random.uniform(1.75, 2.05)
    let (columns, rows) = (57, 14)
    var vertices: [Vector3] = []
    var references: [SIMD4<Float>] = []
    let wave = ValueNoise(seed: UInt32(truncatingIfNeeded: random.next()))
    for row in 0..<rows {
      let t = Float(row) / Float(rows - 1)
      for column in 0..<columns {
        let angle = (Float(column) / Float(columns - 1) * 2 - 1) * reach
        let bulge = smoothStep(0, 0.28, t)
        let ripple = 0.02 * wave(angle * 4, t * 5) + 0.012 * wave(angle * 14, t * 3)
        let rx = mix(0.56, 0.86, bulge) + ripple + 0.05 * t
        let rz = mix(0.6, 0.93, bulge) + ripple
        let side = smoothStep(0.9, 1.9, abs(angle))
        let ends = 1 + 0.05 * wave(angle * 9, 31) + 0.035 * wave(angle * 23, 37)
        let y = mix(8.15, mix(5.35, 5.75, side), t * length * ends)
        vertices.append(
          fit.place(Vector3(rx * sin(angle), y, 0.27 - rz * cos(angle) + 0.05 * side * t)))
        references.append(SIMD4(angle, t, 0, 0))
      }
    }
    parts.addSheet(vertices, references: references, columns: columns, material: .hair)
  }

  private func addGlasses(_ parts: inout Parts) {
    var random = SyntheticRandom(person.seed, 8)
    let size = SIMD2<Float>(random.uniform(0.235, 0.275), random.uniform(0.16, 0.23))
    let roundness = random.uniform(2, 4)
    let thickness = random.uniform(0.012, 0.024)
    var inner: [Vector3] = []
    for (eye, sign) in [(eyes.left, Float(1)), (eyes.right, -1)] {
      func rim(_ angle: Float) -> Vector3 {
        let (c, s) = (cos(angle), sin(angle))
        let r = 1 / pow(pow(abs(c), roundness) + pow(abs(s), roundness), 1 / roundness)
        let x = eye.middle.x + size.x * r * c + sign * 0.01
        return Vector3(
          x, eye.middle.y - 0.03 + size.y * r * s,
          eye.middle.z + 0.36 - 0.16 * (abs(x) - 0.05) * (abs(x) - 0.05) * 2)
      }
      parts.addTube((0...28).map { rim(Float($0) / 28 * 2 * .pi) }, radius: thickness)
      let hinge = rim(sign > 0 ? 0.25 : .pi - 0.25)
      let ear = Vector3(hinge.x + sign * 0.17, eye.middle.y + 0.04, 0.5)
      parts.addTube([hinge, mix(hinge, ear, 0.5) + Vector3(sign * 0.05, 0, 0), ear], radius: 0.016)
      inner.append(rim(sign > 0 ? .pi - 0.45 : 0.45))
    }
    let bow = (inner[0] + inner[1]) / 2 + Vector3(0, 0.025, 0.03)
    parts.addTube([inner[0], bow, inner[1]], radius: 0.014)
  }
}

extension HeadBuilder.Parts {
  /// Adds a tube with a square section along a line.
  mutating func addTube(_ line: [Vector3], radius: Float) {
    var vertices: [Vector3] = []
    for (index, point) in line.enumerated() {
      let ahead = line[min(index + 1, line.count - 1)] - line[max(index - 1, 0)]
      let along = ahead.normalized
      let side =
        (abs(along.z) < 0.8 ? along.cross(Vector3(0, 0, 1)) : along.cross(Vector3(0, 1, 0)))
        .normalized
      let up = side.cross(along)
      vertices += [side, up, -side, -up, side].map { point + $0 * radius }
    }
    addSheet(
      vertices, references: vertices.map { SIMD4($0, 0) }, columns: 5, material: .glasses)
  }
}

extension HeadMesh.Material {
  /// The place among all materials.
  var number: Int32 { Int32(Self.allCases.firstIndex(of: self)!) }
}

/// Moves places of the base mesh's head to where they are on a person's.
struct HeadFit {
  private let scale: Vector3
  private let middle: Vector3
  private let newMiddle: Vector3

  init(mesh: HeadMesh, shape: [Vector3]) {
    let scalp = mesh.positions.indices.filter {
      mesh.positions[$0].y > 7.5 && mesh.positions[$0].z < 1
    }
    func spread(_ places: [Vector3]) -> (low: Vector3, high: Vector3) {
      (
        scalp.reduce(places[scalp[0]]) { pointwiseMin($0, places[$1]) },
        scalp.reduce(places[scalp[0]]) { pointwiseMax($0, places[$1]) }
      )
    }
    let (old, new) = (spread(mesh.positions), spread(shape))
    scale = (new.high - new.low) / (old.high - old.low)
    middle = (old.low + old.high) / 2
    newMiddle = (new.low + new.high) / 2
  }

  func place(_ p: Vector3) -> Vector3 { (p - middle) * scale + newMiddle }
}
