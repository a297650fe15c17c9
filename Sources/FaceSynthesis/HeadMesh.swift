/// MakeHuman's base mesh from the shoulders up, and the targets that move its vertices.
///
/// 5470 vertices in decimetres; targets are sparse moves in thousandths of a decimetre. CC0; see
/// docs/decisions/0010-makehuman-head.md.
public struct HeadMesh: Sendable {
  /// What a face of the mesh is made of.
  enum Material: String, CaseIterable {
    case skin, mouth, eyeLeft, eyeRight, teethUpper, teethLower, tongue, lash
    // Made here, not in MakeHuman's mesh:
    case hair, glasses
  }

  /// Three vertices, counter-clockwise from outside, and a material.
  struct Triangle {
    var a: Int32
    var b: Int32
    var c: Int32
    var material: Material
  }

  /// Vertices that one slider moves, and how far it moves each at 1.
  struct Target {
    let indices: [UInt16]
    /// Three per index, in thousandths of a decimetre.
    let moves: [Int16]
  }

  let positions: [Vector3]
  /// How much a vertex belongs to the red of the lips, 0...1.
  let lips: [Float]
  let triangles: [Triangle]
  let targets: [String: Target]

  /// Adds a target to positions.
  func add(_ name: String, times weight: Float, to positions: inout [Vector3]) {
    guard weight != 0, let target = targets[name] else { return }
    let scale = weight * 0.001
    positions.withUnsafeMutableBufferPointer { positions in
      for (place, index) in target.indices.enumerated() {
        let move = Vector3(
          Float(target.moves[3 * place]), Float(target.moves[3 * place + 1]),
          Float(target.moves[3 * place + 2]))
        positions[Int(index)] += move * scale
      }
    }
  }

  /// The vertices of some materials, ascending.
  func vertices(of materials: Set<Material>) -> [Int] {
    var found: Set<Int> = []
    for triangle in triangles where materials.contains(triangle.material) {
      found.formUnion([Int(triangle.a), Int(triangle.b), Int(triangle.c)])
    }
    return found.sorted()
  }
}
