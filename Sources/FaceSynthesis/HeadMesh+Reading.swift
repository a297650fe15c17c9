import Assets
import Foundation

extension HeadMesh {
  /// The table of contents of `head.bin`; offsets are in bytes after the header.
  private struct Contents: Decodable {
    struct Part: Decodable {
      let name: String
      let count: Int
      let indices: Int
      let moves: Int
    }
    let vertexCount: Int
    let faceCount: Int
    let materials: [String]
    let positions: Int
    let lips: Int
    let faces: Int
    let faceMaterials: Int
    let targets: [Part]
  }

  /// The head that `script/bootstrap` put in place.
  ///
  /// - Throws: `AssetsError.missing` when it is not there, `FaceSynthesisError.alteredAsset` when
  ///   its bytes are not the pinned ones.
  public static func installed() throws -> HeadMesh {
    let url = try Asset.makehuman.url("head.bin")
    return try HeadMesh(contentsOf: url)
  }

  /// A head from `head.bin`.
  ///
  /// - Throws: `AssetsError.missing` when nothing can be read there,
  ///   `FaceSynthesisError.alteredAsset` when the bytes are not the pinned ones.
  public init(contentsOf url: URL) throws {
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw AssetsError.missing(part: Asset.makehuman.rawValue, file: url.path)
    }
    try self.init(data, path: url.path)
  }

  init(_ data: Data, path: String) throws {
    let altered = FaceSynthesisError.alteredAsset(path: path)
    guard data.count > 16, PinnedHead.matches(data) else { throw altered }
    let bytes = [UInt8](data)
    let headerEnd = 16 + Int(Self.values(of: UInt32.self, in: bytes, at: 12, count: 1)[0])
    let contents = try JSONDecoder().decode(Contents.self, from: data[16..<headerEnd])
    let materials = contents.materials.compactMap(Material.init)
    let floats = Self.values(
      of: Float.self, in: bytes, at: headerEnd + contents.positions,
      count: contents.vertexCount * 3)
    positions = (0..<contents.vertexCount).map {
      Vector3(floats[3 * $0], floats[3 * $0 + 1], floats[3 * $0 + 2])
    }
    lips = Self.values(
      of: Float.self, in: bytes, at: headerEnd + contents.lips, count: contents.vertexCount)
    let corners = Self.values(
      of: UInt16.self, in: bytes, at: headerEnd + contents.faces, count: contents.faceCount * 4)
    let kinds = Self.values(
      of: UInt16.self, in: bytes, at: headerEnd + contents.faceMaterials,
      count: contents.faceCount)
    triangles = (0..<contents.faceCount).flatMap { face in
      let quad = (0..<4).map { Int32(corners[4 * face + $0]) }
      let material = materials[Int(kinds[face])]
      return [
        Triangle(a: quad[0], b: quad[1], c: quad[2], material: material),
        Triangle(a: quad[0], b: quad[2], c: quad[3], material: material),
      ]
    }
    targets = Dictionary(
      uniqueKeysWithValues: contents.targets.map { part in
        let indices = Self.values(
          of: UInt16.self, in: bytes, at: headerEnd + part.indices, count: part.count)
        let moves = Self.values(
          of: Int16.self, in: bytes, at: headerEnd + part.moves, count: part.count * 3)
        return (part.name, Target(indices: indices, moves: moves))
      })
  }

  /// Little-endian values, as all machines that Mien runs on have them.
  private static func values<Value: BitwiseCopyable>(
    of type: Value.Type, in bytes: [UInt8], at offset: Int, count: Int
  ) -> [Value] {
    bytes.withUnsafeBytes { raw in
      (0..<count).map {
        raw.loadUnaligned(fromByteOffset: offset + $0 * MemoryLayout<Value>.stride, as: type)
      }
    }
  }
}
