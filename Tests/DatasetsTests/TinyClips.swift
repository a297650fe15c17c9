import Datasets
import Emotions
import Imaging

/// Labelled clips of one flat crop each, for tests of splits.
enum TinyClips {
  /// A clip whose pixels all have one value.
  static func clip(
    _ id: String, _ label: Emotion, subject: String? = nil, sequence: String? = nil,
    usage: Usage? = nil, gray: Int
  ) throws -> LabelledClip {
    var pixels = Array(repeating: UInt8(gray & 255), count: FaceCrop.side * FaceCrop.side)
    pixels[0] = UInt8(gray >> 8 & 255)
    return LabelledClip(
      clip: Clip(try FaceCrop(pixels: pixels)), label: label, id: id, subject: subject,
      sequence: sequence, usage: usage)
  }

  /// Clips of `subjects` people: person n shows `2 + n % 3` sequences of three frames each.
  static func people(_ subjects: Int) throws -> [LabelledClip] {
    var clips: [LabelledClip] = []
    for person in 0..<subjects {
      for take in 0..<(2 + person % 3) {
        for frame in 0..<3 {
          let sequence = "toy/P\(person)_\(take)"
          clips.append(
            try clip(
              "\(sequence)_\(frame)", Emotion.seven[(person + take) % 4], subject: "toy/P\(person)",
              sequence: sequence, gray: clips.count))
        }
      }
    }
    return clips
  }
}
