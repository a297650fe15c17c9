import Datasets
import EmotionModel
import Emotions
import Evaluation
import FaceDetection
import FaceSynthesis
import Foundation
import Imaging
import Reports
import Terminal

extension EvaluateCommand {
  /// Judges the model on labelled pictures that are spoilt in every way.
  func judgeSpoilt(_ file: EmotionModelFile) async throws {
    let judged = try JudgedClips(
      dataOptions, model: file.description, chosen: try choice(), isQuiet: quiet)
    let sheet = try output.map { output in
      try OutputFolder.make(URL(filePath: output))  // before the work
      return try CorruptionSheet(ofPerson: UInt64(seed ?? 0))
    }
    let spoilt = CorruptedClips(
      judged.clips, count: faces, seed: UInt64(seed ?? 0), classifier: try EmotionClassifier(file))
    let bar = ProgressBar("Judging", total: spoilt.work, isQuiet: quiet)
    let robustness = try await spoilt.robustness { bar.show($0) }
    bar.finish()
    var statement = judged.statement
    statement.name += ", spoilt"
    if spoilt.clips.count < judged.clips.count {
      statement.name += ", \(spoilt.clips.count) of the clips drawn with seed \(seed ?? 0)"
    }
    let record = CorruptionRecord(
      title: name, robustness, statement: statement,
      perturbed: spoilt.perturbed.count)
    if let output, let sheet { try record.write(to: URL(filePath: output), sheet: sheet) }
    try show(record.json(), record.text)
  }
}

extension CorruptionSheet {
  /// A sheet of one rendered, surprised face.
  ///
  /// - Throws: `AssetsError` or `FaceSynthesisError` without the head.
  init(ofPerson seed: UInt64) throws {
    let synthesizer = try FaceSynthesizer()
    let clip = SyntheticClip(
      head: synthesizer.head(of: Person(seed: seed)), emotion: .surprise, frames: 1, side: 160,
      conditions: .clean, seed: seed)
    let frame = synthesizer.frames(of: clip)[0]
    let truth = frame.faces[0]
    let crop = try FaceAligner().crop(
      Face(box: truth.box, landmarks: truth.landmarks), from: frame.frame.image)
    try self.init(
      Corruption.allCases.map { corruption in
        let spoilt = Corruption.severities.map { severity in
          var generator = SeededGenerator(seed: seed)
          return corruption.applied(to: Clip(crop), severity: severity, using: &generator).crops[0]
        }
        return (corruption.rawValue, [crop] + spoilt)
      })
  }
}
