import Emotions
import Imaging

extension Dataset {
  /// Clips of the faces of this data set's pictures.
  ///
  /// With a length of 1 each face is a clip. Else the faces of one recording with the same label
  /// are cut by `Clip.clips(of:length:stride:)` in the order of their frames, and a lone picture
  /// becomes a clip of its crop repeated. The order of the clips is that of their first faces.
  ///
  /// - Parameters:
  ///   - faces: pictures of this data set with their faces.
  ///   - length: crops per clip, `T` ≥ 1.
  ///   - stride: crops from the start of one clip to the start of the next; nil for `length`.
  public func clips(of faces: [LabelledFace], length: Int, stride: Int? = nil) -> [LabelledClip] {
    precondition(length >= 1, "a clip has at least one crop")
    guard length > 1 else { return faces.map { clip(Clip($0.crop), endingWith: $0.picture) } }
    let stride = stride ?? length
    var runs: [[LabelledFace]] = []
    var runOfKey: [RunKey: Int] = [:]
    for face in faces {
      guard let sequence = face.picture.sequence else {
        runs.append([face])
        continue
      }
      let key = RunKey(
        sequence: sequence, label: face.picture.label, usage: face.picture.usage)
      if let run = runOfKey[key] {
        runs[run].append(face)
      } else {
        runOfKey[key] = runs.count
        runs.append([face])
      }
    }
    return runs.flatMap { clips(ofRun: $0, length: length, stride: stride) }
  }

  /// What the faces of one run have in common.
  private struct RunKey: Hashable {
    var sequence: String
    var label: Emotion
    var usage: Usage?
  }

  private func clips(
    ofRun faces: [LabelledFace], length: Int, stride: Int
  ) -> [LabelledClip] {
    let ordered = faces.enumerated().sorted {
      ($0.element.picture.frameInSequence ?? 0, $0.offset)
        < ($1.element.picture.frameInSequence ?? 0, $1.offset)
    }.map(\.element)
    let cut = Clip.clips(of: ordered.map(\.crop), length: length, stride: stride)
    return cut.enumerated().map { index, clip in
      let end = min(index * stride + length, ordered.count)
      return self.clip(clip, endingWith: ordered[end - 1].picture)
    }
  }

  private func clip(_ clip: Clip, endingWith picture: LabelledPicture) -> LabelledClip {
    LabelledClip(
      clip: clip, label: picture.label, id: id(of: picture), subject: subjectID(of: picture),
      sequence: sequenceID(of: picture), usage: picture.usage)
  }
}
