/// Smooth normals of a mesh.
enum Normals {
  /// The mean of the normals of the triangles around each vertex, weighted with their areas.
  static func of(_ positions: [Vector3], _ triangles: [SIMD4<Int32>]) -> [Vector3] {
    var normals = [Vector3](repeating: .zero, count: positions.count)
    positions.withUnsafeBufferPointer { p in
      normals.withUnsafeMutableBufferPointer { n in
        for triangle in triangles {
          let (a, b, c) = (Int(triangle.x), Int(triangle.y), Int(triangle.z))
          let normal = (p[b] - p[a]).cross(p[c] - p[a])
          n[a] += normal
          n[b] += normal
          n[c] += normal
        }
        for index in n.indices { n[index] = n[index].normalized }
      }
    }
    return normals
  }
}
