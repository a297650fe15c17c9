import Emotions
import Evaluation
import FaceDetection
import Foundation
import Imaging
import Testing

@testable import FaceSynthesis

/// A face that a detector made for photographs does not find is no stand-in for one.
@Suite struct DetectionTests {
  /// 20 people with all conditions as in a data set, 12 pictures each, turned by up to 30°.
  @Test func `MTCNN finds 95 percent of faces turned by 30 degrees or less`() async throws {
    let synthesizer = try Stage.synthesizer.get()
    let detector = try MTCNNDetector()
    let (people, pictures) = (20, 12)
    var found = 0
    var missed: [String] = []
    try await withThrowingTaskGroup(of: [SyntheticFrame].self) { group in
      for person in 0..<people {
        group.addTask { Self.frames(of: person, pictures, synthesizer) }
      }
      for try await frames in group {
        for frame in frames {
          let truth = frame.faces[0]
          let faces = try detector.faces(in: frame.frame.image)
          if faces.contains(where: { $0.box.intersectionOverUnion(with: truth.box) > 0.3 }) {
            found += 1
          } else {
            missed.append("\(truth.identity) \(truth.emotion) yaw \(truth.pose.yaw)")
          }
        }
      }
    }
    // Not the share alone: what Wilson's interval leaves possible is 95 % too.
    let interval = Interval.wilson(right: found, of: people * pictures)
    #expect(interval.lower >= 0.95, "found \(found) of \(people * pictures), not \(missed)")
  }

  private static func frames(
    of person: Int, _ pictures: Int, _ synthesizer: FaceSynthesizer
  ) -> [SyntheticFrame] {
    let head = synthesizer.head(of: Person(seed: UInt64(500 + person)))
    return (0..<pictures).map { picture in
      var conditions = SyntheticConditions()
      // Evenly from -30° to 30°; swaying adds a few degrees.
      let yaw = -30 + 60 * (Float(picture) + 0.5) / Float(pictures)
      conditions.yaw = yaw...yaw
      let clip = SyntheticClip(
        head: head, emotion: Emotion.seven[(person + picture) % 7], frames: 1,
        conditions: conditions, seed: UInt64(person * 100 + picture))
      return synthesizer.frames(of: clip)[0]
    }
  }
}
