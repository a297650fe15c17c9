import Emotions
import FaceDetection
import FaceSynthesis
import Imaging

@testable import Baselines

/// Faces that nobody owns, with their expressions at the apex, as examples.
enum RenderedFaces {
  /// Two pictures of each expression of each person, `p0`, `p1`, …
  static func examples(people: Int, labels: [Emotion]) throws -> [BaselineExample] {
    let synthesizer = try FaceSynthesizer()
    let finder = try CropLandmarks()
    return try (0..<people).flatMap { person in
      let head = synthesizer.head(of: Person(seed: UInt64(person)))
      return try labels.enumerated().flatMap { index, label in
        try (0..<2).map { take in
          let crop = try crop(
            of: head, label, seed: UInt64(person * 100 + index * 10 + take), with: synthesizer)
          return BaselineExample(
            id: "p\(person)/\(label.rawValue)/\(take)", label: label, subject: "p\(person)",
            descriptor: try ClipDescriptor(of: Clip(crop), landmarks: finder))
        }
      }
    }
  }

  /// The last frame of a clip, aligned by its true landmarks.
  private static func crop(
    of head: Head, _ label: Emotion, seed: UInt64, with synthesizer: FaceSynthesizer
  ) throws -> FaceCrop {
    var conditions = SyntheticConditions.clean
    conditions.yaw = -10...10
    let clip = SyntheticClip(
      head: head, emotion: label, frames: 1, side: 112, conditions: conditions, seed: seed)
    let frame = synthesizer.frames(of: clip)[0]
    let truth = frame.faces[0]
    return try FaceAligner().crop(
      Face(box: truth.box, landmarks: truth.landmarks), from: frame.frame.image)
  }
}
