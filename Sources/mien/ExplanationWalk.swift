import Datasets
import EmotionModel
import Emotions
import Evaluation
import FaceDetection
import Foundation
import Imaging
import MediaIO
import Reports
import Terminal

/// Explains face after face: a broken picture is reported, and the rest go on.
struct ExplanationWalk {
  let classifier: EmotionClassifier
  /// Which expressions are explained; empty for each face's answer.
  let emotions: [Emotion]
  let isQuiet: Bool
  var record: ExplanationRecord
  /// What could not be read.
  private(set) var broken: [MediaIOError] = []
  private var taken: Set<String> = []

  init(
    classifier: EmotionClassifier, emotions: [Emotion], isQuiet: Bool, record: ExplanationRecord
  ) {
    self.classifier = classifier
    self.emotions = emotions
    self.isQuiet = isQuiet
    self.record = record
  }

  /// Explains every face of every picture.
  ///
  /// - Throws: errors of writing and of the model; the first picture's when none can be read;
  ///   `NothingToExplain` when none shows a face.
  mutating func explain(_ inputs: [PictureInput], detector: any FaceDetector) async throws {
    for input in inputs where !Task.isCancelled {
      guard let (image, faces) = try read(input, detector) else { continue }
      if faces.isEmpty { Failure.warn("\(input.path): no face found") }
      for (index, face) in faces.enumerated() {
        try await add(
          [try view(of: face, in: image)], input: input.path, stem: "\(input.stem)-face-\(index)",
          face: index)
      }
    }
    try checkAny(of: inputs.map(\.path))
  }

  /// Explains the largest faces of the pictures as one clip.
  ///
  /// - Throws: as `explain`; a picture without a face is left out of the clip, and said.
  mutating func explainClip(_ inputs: [PictureInput], detector: any FaceDetector) async throws {
    var views: [ExplainedFace.View] = []
    for input in inputs where !Task.isCancelled {
      guard let (image, faces) = try read(input, detector) else { continue }
      if let face = faces.first {
        views.append(try view(of: face, in: image))
      } else {
        Failure.warn("\(input.path): no face found, left out of the clip")
      }
    }
    if !views.isEmpty {
      let name = "\(inputs[0].path) … \(inputs[inputs.count - 1].path)"
      try await add(views, input: name, stem: "clip", face: 0)
    }
    try checkAny(of: inputs.map(\.path))
  }

  /// Explains the answer to and the truth of clips that are misjudged.
  ///
  /// - Throws: errors of writing and of the model; `NothingToExplain` when all are right.
  mutating func explainMisjudged(_ clips: [LabelledClip], limit: Int) async throws {
    let bar = ProgressBar("Judging", total: clips.count, isQuiet: isQuiet)
    let predictions = try await classifier.predictions(for: clips) { bar.show($0) }
    bar.finish()
    let misjudged = zip(clips, predictions).filter { !$1.isRight }
    for (clip, prediction) in misjudged.prefix(limit) where !Task.isCancelled {
      guard let answer = prediction.scores?.emotion else { continue }
      for emotion in [answer, clip.label] {
        try await add(
          clip.clip.crops.map { .init(crop: $0) }, input: clip.id,
          stem: clip.id.replacing("/", with: "-"), face: 0, emotion: emotion, label: clip.label)
      }
    }
    try checkAny(of: [])
  }

  /// The picture and its faces; nil for a file that can't be read.
  private mutating func read(
    _ input: PictureInput, _ detector: any FaceDetector
  ) throws -> (Image, [Face])? {
    do {
      let image = try ImageReader().read(contentsOf: URL(filePath: input.path))
      return (image, try detector.faces(in: image))
    } catch let error as MediaIOError where error.isOfReading {
      Failure(error).report()
      broken.append(error)
      return nil
    }
  }

  private func view(of face: Face, in image: Image) throws -> ExplainedFace.View {
    let aligner = FaceAligner()
    return ExplainedFace.View(
      crop: try aligner.crop(face, from: image), photo: image,
      transform: try aligner.transform(for: face), box: face.box)
  }

  private mutating func add(
    _ views: [ExplainedFace.View], input: String, stem: String, face: Int
  ) async throws {
    for emotion in emotions.isEmpty ? [nil] : emotions.map(Optional.some) {
      try await add(views, input: input, stem: stem, face: face, emotion: emotion, label: nil)
    }
  }

  private mutating func add(
    _ views: [ExplainedFace.View], input: String, stem: String, face: Int, emotion: Emotion?,
    label: Emotion?
  ) async throws {
    let explanation = try await classifier.explanation(
      of: Clip(views.map(\.crop)), emotion: emotion, occludes: true)
    let name = InputFile.unique("\(stem)-\(explanation.emotion.rawValue)", taken: &taken)
    try record.add(
      ExplainedFace(
        input: input, name: name, face: face, label: label, views: views, explanation: explanation))
    if !isQuiet {
      let share = Int((explanation.scores[explanation.emotion] * 100).rounded())
      print("\(input) face \(face): \(explanation.emotion.rawValue) \(share) %")
    }
  }

  private func checkAny(of paths: [String]) throws {
    guard record.count == 0 else { return }
    if let first = broken.first { throw first }
    try Task.checkCancellation()
    throw NothingToExplain(paths: paths)
  }
}

extension PictureInput {
  /// The picture's name without its ending, as part of a file's name.
  fileprivate var stem: String {
    (name as NSString).deletingPathExtension.replacing("/", with: "-")
  }
}

/// No face to explain.
struct NothingToExplain: LocalizedError, Equatable {
  /// The pictures; empty for a data set.
  let paths: [String]

  var errorDescription: String? {
    paths.isEmpty
      ? "the model misjudges none of the faces"
      : "no face found in \(paths.prefix(3).joined(separator: ", "))\(paths.count > 3 ? ", …" : "")"
  }

  var recoverySuggestion: String? {
    paths.isEmpty
      ? "name other --data, or photographs"
      : "name photographs that show a face, or try --min-face-size 12 or --detector haar"
  }
}
