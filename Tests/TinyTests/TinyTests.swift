import Assets
import Datasets
import EmotionModel
import Emotions
import Evaluation
import FaceDetection
import FaceSynthesis
import Foundation
import Imaging
import MediaIO
import Networks
import Preparation
import Reports
import TestSupport
import Testing
import VideoAnalysis

/// Every station once, in seconds: run first, so that a broken walk shows at once.
@Suite struct TinyTests {
  @Test func `a photograph walks from the file to the table`() async throws {
    let image = try ImageReader().read(contentsOf: Asset.pictures.url("astronaut.png"))
    let analyzer = PhotoAnalyzer(
      detector: try MTCNNDetector(), classifier: try EmotionClassifier(untrainedModel()))
    let rows = try await analyzer.rows(for: image, named: "astronaut.png")
    #expect(rows.count == 1)
    #expect(rows[0].scores?.labels == Emotion.seven)
    let table = RowTable(labels: Emotion.seven).text(rows, format: .csv)
    #expect(table.contains("astronaut.png,0,0.000000,,0,true,"))
    let annotated = try AnnotatedPicture(image, rows: rows).image()
    #expect(annotated.width == image.width && annotated != image)
  }

  @Test func `a folder walks from pictures to figures`() throws {
    let folder = try TestPaths.temporaryFolder()
    for name in ["happy", "sad"] {
      let classFolder = folder.appending(component: name)
      try FileManager.default.createDirectory(at: classFolder, withIntermediateDirectories: true)
      for person in 0..<3 {
        let value = UInt8(40 * person + (name == "sad" ? 20 : 0))
        try ImageWriter().write(
          Image(width: 48, height: 48, channels: .gray, filledWith: value),
          to: classFolder.appending(component: "p\(person)__1.png"))
      }
    }
    let dataset = try DatasetImporter.dataset(at: folder.path)
    let faces = try FaceSource { try MTCNNDetector() }.faces(of: dataset)
    let clips = faces.clips(length: 1)
    #expect(clips.count == 6)
    let folds = try SplitProtocol.subjectKFold(folds: 3).folds(of: clips, seed: 1)
    #expect(folds.count == 3)
    let predictions = try clips.map {
      Prediction(
        id: $0.id, label: $0.label,
        scores: try EmotionScores([.happy, .sad], probabilities: [0.7, 0.3]), subject: $0.subject)
    }
    #expect(EvaluationSummary(of: predictions).accuracy == 0.5)
  }

  @Test func `a rendered video walks from the scene to the table`() async throws {
    var configuration = SyntheticVideos.Configuration()
    configuration.scene = .init(people: 1, seconds: 2, width: 160, height: 120, seed: 1)
    configuration.scene.framesPerSecond = 12.5
    let folder = try TestPaths.temporaryFolder().appending(component: "video")
    let synthesizer = try FaceSynthesizer()
    try await SyntheticVideos(configuration, synthesizer).write(to: folder)
    let reader = try VideoReader(contentsOf: folder.appending(component: "0000.mp4"))
    let analyzer = VideoAnalyzer(
      detector: try MTCNNDetector(), classifier: try EmotionClassifier(untrainedModel()))
    var rows: [AnalysisRow] = []
    let summary = try await analyzer.analyze(named: "0000.mp4", next: reader.next) {
      rows += $0.rows
    }
    #expect(rows.count == 25 && Set(rows.map(\.frame)).count == 25)
    #expect(rows.filter { $0.scores != nil }.count >= 20)
    #expect(summary.tracks.count == 1)
    let table = RowTable(labels: Emotion.seven).text(rows, format: .csv)
    #expect(table.split(whereSeparator: \.isNewline).count == 26)
    #expect(table.contains("0000.mp4,24,1.920000,"))
  }

  /// The default architecture with small weights that follow from their places.
  private func untrainedModel() throws -> EmotionModelFile {
    let specification = EmotionArchitecture.cnnBiLSTM.specification(labelCount: 7)
    let weights = specification.parameters.map { parameter in
      let count = parameter.shape.reduce(1, *)
      let values = (0..<count).map { Float(($0 * 37) % 19 + 1) / 400 }
      return (parameter.name, FloatArray(shape: parameter.shape, values: values))
    }
    return try EmotionModelFile(
      description: EmotionModelDescription(
        specification: specification, labels: Emotion.seven, clipLength: 1,
        trainingData: .init(datasets: [], protocol: "none", splitHashes: [:], seed: 0),
        licence: "none"),
      weights: Dictionary(uniqueKeysWithValues: weights))
  }
}
