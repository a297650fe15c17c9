import Assets
import Foundation
import TestSupport
import Testing

@testable import FaceSynthesis

@Suite struct HeadMeshTests {
  @Test func `The head has eyes, teeth, a tongue, lashes and all targets that are used`() throws {
    let mesh = try Stage.synthesizer.get().mesh
    #expect(mesh.positions.count == 5470)
    for material in HeadMesh.Material.allCases where material != .hair && material != .glasses {
      #expect(!mesh.vertices(of: [material]).isEmpty, "\(material)")
    }
    for unit in ActionUnit.allCases {
      for (target, _) in FacialExpression([unit: 1]).faceUnits {
        #expect(mesh.targets[target] != nil, "\(target)")
      }
    }
    for seed in 0..<20 {
      for (target, _) in Person(seed: UInt64(seed)).shape {
        #expect(mesh.targets[target] != nil, "\(target)")
      }
    }
  }

  @Test func `A target moves its vertices in proportion to its weight`() throws {
    let mesh = try Stage.synthesizer.get().mesh
    var half = mesh.positions
    var whole = mesh.positions
    mesh.add("unit/jawOpen", times: 0.5, to: &half)
    mesh.add("unit/jawOpen", times: 1, to: &whole)
    let vertex = try #require(
      mesh.positions.indices.max {
        (whole[$0] - mesh.positions[$0]).length < (whole[$1] - mesh.positions[$1]).length
      })
    let move = whole[vertex] - mesh.positions[vertex]
    #expect(move.y < -0.3)
    #expect((half[vertex] - mesh.positions[vertex] - move * 0.5).length < 1e-5)
  }

  @Test func `A head that is not there says which part is missing`() {
    #expect(throws: AssetsError.missing(part: "makehuman", file: "/nowhere/head.bin")) {
      try FaceSynthesizer(headAt: URL(filePath: "/nowhere/head.bin"))
    }
  }

  @Test func `A head with one altered byte is refused`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let copy = folder.appending(component: "head.bin")
    var data = try Data(contentsOf: Stage.headFile)
    data[data.count / 2] ^= 1
    try data.write(to: copy)
    #expect(throws: FaceSynthesisError.alteredAsset(path: copy.path)) {
      try FaceSynthesizer(headAt: copy)
    }
  }
}
