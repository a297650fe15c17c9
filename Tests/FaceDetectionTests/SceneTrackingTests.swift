import FaceDetection
import FaceSynthesis
import Imaging
import Testing

/// Tracks held against rendered scenes, in which it is known who is who.
@Suite struct SceneTrackingTests {
  @Test(arguments: [1, 5])
  func `two people keep their numbers and are found in nearly every frame`(
    detectEvery: Int
  ) throws {
    let scene = try SyntheticScene(
      .init(people: 2, seconds: 3, width: 320, height: 240, seed: 4), FaceSynthesizer())
    var configuration = FaceTracker.Configuration()
    configuration.detectEvery = detectEvery
    var tracker = try FaceTracker(detector: try MTCNNDetector(), configuration: configuration)
    var (found, expected, numbers) = (0, 0, [String: Set<Int>]())
    for index in 0..<scene.frameCount {
      let rendered = scene.frame(at: index)
      let faces = try tracker.faces(in: rendered.frame)
      for truth in rendered.faces {
        expected += 1
        let middle = truth.landmarks.nose
        let item = faces.first { face in
          let box = face.face.box
          return (box.x...box.maxX).contains(middle.x) && (box.y...box.maxY).contains(middle.y)
        }
        guard let item else { continue }
        found += 1
        numbers[truth.identity, default: []].insert(item.track)
      }
      #expect(faces.count <= 2)
    }
    #expect(numbers.count == 2 && numbers.values.allSatisfy { $0.count == 1 }, "\(numbers)")
    #expect(Double(found) >= 0.98 * Double(expected), "\(found) of \(expected)")
  }
}
