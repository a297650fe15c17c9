import Foundation
import Inference
import Networks
import TestSupport
import Testing

@testable import FaceDetection

/// Outputs of the reference networks in PyTorch; script/golden/mtcnn.py.
private struct NetworkFixture: Decodable {
  struct Output: Decodable {
    let shape: [Int]
    let values: [Float]
  }

  struct Case: Decodable {
    let network: String
    let shape: [Int]
    let outputs: [String: Output]
  }

  let cases: [Case]
  let absolute_tolerance: Float
}

@Suite struct MTCNNNetworksTests {
  private static let folder = TestPaths.root.appending(path: ".deps/mtcnn")

  /// The script's input: Knuth's multiplicative hash of the index, as a pixel.
  private func noise(_ shape: [Int]) -> FloatArray {
    let values = (0..<shape.reduce(1, *)).map { index in
      let pixel = (UInt32(truncatingIfNeeded: index) &* 2_654_435_761) >> 24
      return (Float(pixel) - 127.5) * 0.0078125
    }
    return FloatArray(shape: shape, values: values)
  }

  @Test("the three networks give what PyTorch gives, to 1e-4")
  func golden() throws {
    let fixture: NetworkFixture = try GoldenPictures.fixture("mtcnn-nets.json")
    let specifications = [
      "pnet": NetworkSpecification.pNet, "rnet": .rNet, "onet": .oNet,
    ]
    #expect(fixture.cases.count == 4)
    for golden in fixture.cases {
      let file = Self.folder.appending(component: "\(golden.network).safetensors")
      let specification = try #require(specifications[golden.network])
      let network = try MTCNNDetector.network(specification, from: file)
      let outputs = try network(noise(golden.shape))
      #expect(Set(outputs.keys) == Set(golden.outputs.keys))
      for (name, expected) in golden.outputs {
        let found = try #require(outputs[name])
        #expect(found.shape == expected.shape)
        let error = zip(found.values, expected.values).map { abs($0 - $1) }.max()
        #expect(try #require(error) <= fixture.absolute_tolerance, "\(golden.network) \(name)")
      }
    }
  }

  @Test("weights of another network, missing and damaged ones are refused")
  func wrongWeights() throws {
    let rnet = Self.folder.appending(component: "rnet.safetensors")
    #expect(throws: FaceDetectionError.self) { try MTCNNDetector.network(.oNet, from: rnet) }
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = folder.appending(component: "pnet.safetensors")
    #expect(throws: FaceDetectionError.self) { try MTCNNDetector.network(.pNet, from: missing) }
    try Data(contentsOf: rnet).prefix(5000).write(to: missing)
    do {
      _ = try MTCNNDetector.network(.rNet, from: missing)
      Issue.record("half a file was read")
    } catch let FaceDetectionError.weights(path, _) {
      #expect(path == missing.path)
    }
  }
}
