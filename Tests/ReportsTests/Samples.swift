import Emotions
import Evaluation
import Foundation
import Imaging
import VideoAnalysis

@testable import Reports

/// Values that several tests draw or write.
enum Samples {
  /// Scores with one expression ahead and the rest alike.
  static func scores(_ emotion: Emotion, _ confidence: Double = 0.7) throws -> EmotionScores {
    let rest = (1 - confidence) / 6
    return try EmotionScores(
      Emotion.seven, probabilities: Emotion.seven.map { $0 == emotion ? confidence : rest })
  }

  /// A face with landmarks where they usually are.
  static func face(x: Double, y: Double, side: Double, score: Double? = 0.998) -> Face {
    func point(_ px: Double, _ py: Double) -> Point { Point(x: x + px * side, y: y + py * side) }
    return Face(
      box: Rect(x: x, y: y, width: side, height: side * 1.2), score: score,
      landmarks: Landmarks(
        leftEye: point(0.3, 0.45), rightEye: point(0.7, 0.45), nose: point(0.5, 0.7),
        leftMouth: point(0.35, 0.95), rightMouth: point(0.65, 0.95)))
  }

  /// One figure of each kind.
  static func figures() throws -> [any Figure] {
    let line = statement
    let leaky = ProtocolStatement(
      name: "random", isLeaky: true, heldOut: "239 of 1194 clips", sameSequence: 0.962,
      sameSubject: 0.997)
    let faces = try samples(count: 16)
    return [
      try CurvesFigure(metrics: metrics(25), protocol: leaky),
      try SamplesFigure(faces, drawnFrom: 231, protocol: line),
      try ConfusionFigure(
        ConfusionMatrix(of: predictions()), protocol: line),
      try PerClassFigure(ConfusionMatrix(of: predictions()), protocol: line),
      try ReliabilityFigure(ReliabilityBins(of: predictions()), protocol: line),
      try SweepFigure(sweep(.yaw), labelCount: 7, protocol: line),
    ]
  }

  /// A curve that falls to both sides, of people who differ.
  static func sweep(_ factor: SweepFactor) throws -> SweepCurve {
    let count = factor.values.count
    return SweepCurve(
      of: factor,
      points: try factor.values.enumerated().map { index, value in
        let right = 60 - 9 * abs(index - count / 2)
        let predictions = try (0..<70).map { number in
          let scores = try scores(number < right ? .happy : .sad)
          return Prediction(
            id: "\(number)", label: .happy, scores: number > 66 ? nil : scores,
            subject: "p\(number % 10)")
        }
        return SweepPoint(at: value, predictions, faces: 70, found: 67)
      })
  }

  static let statement = ProtocolStatement(
    name: "subject-kfold", isLeaky: false, heldOut: "10 folds of 118 subjects", sameSequence: 0)

  /// Answers of a middling model, three of them without a face.
  static func predictions() throws -> [Prediction] {
    let counts = [
      [35, 3, 2, 0, 4, 0, 1], [4, 40, 3, 0, 0, 0, 0], [1, 2, 28, 0, 3, 6, 1],
      [0, 0, 0, 68, 0, 1, 0], [3, 1, 2, 0, 21, 0, 8], [0, 0, 2, 0, 0, 81, 1],
      [2, 0, 0, 1, 6, 0, 30],
    ]
    let missed =
      [Prediction(id: "a", label: .disgust, scores: nil, subject: "s1")]
      + ["b", "c"].map { Prediction(id: $0, label: .sad, scores: nil, subject: "s2") }
    return try missed
      + counts.indices.flatMap { row in
        try counts[row].indices.flatMap { column in
          try (0..<counts[row][column]).map { number in
            Prediction(
              id: "\(row)/\(column)/\(number)", label: Emotion.seven[row],
              scores: try scores(
                Emotion.seven[column],
                0.4 + Double(number * number % 60) / (row == column ? 100 : 160)),
              subject: "s\(number % 9)")
          }
        }
      }
  }

  /// A page with everything that a page can hold.
  static func report() throws -> RunReport {
    var report = RunReport(
      title: "runs/<b>\"A&B\"</b>",
      statement: ProtocolStatement(
        name: "random", isLeaky: true, heldOut: "363 of 1194 clips", sameSequence: 0.962))
    report.facts = [.init("Data", "jaffe & <ck48>"), .init("Model", "cnn-bilstm, 412 007 weights")]
    report.metrics = metrics(25)
    report.evaluation = EvaluationSummary(of: try predictions())
    report.reliability = ReliabilityBins(of: try predictions())
    report.samples = try SamplesFigure(
      try samples(count: 16), drawnFrom: 363, protocol: report.statement)
    report.tables = [
      .init("Folds", names: ["Fold", "Clips", "Accuracy"], rows: [["fold-01", "120", "83.1 %"]])
    ]
    report.splits = [
      .init("train", count: 831, subjects: 118, hash: String(repeating: "ab", count: 32)),
      .init("validation", count: 363, hash: String(repeating: "cd", count: 32)),
    ]
    report.configuration = "epochs: 25\nname: </pre><script>alert(1)</script>"
    report.environment = [.init("Mien", "0.1.0"), .init("Seed", "1"), .init("Device", "cpu")]
    return report
  }

  /// Curves that look like those of a real run.
  static func metrics(_ epochs: Int) -> [EpochMetrics] {
    (1...epochs).map { epoch in
      let x = Double(epoch)
      let wave = sin(x * 2.3) * 0.02
      return EpochMetrics(
        epoch: epoch, trainLoss: 1.9 * exp(-x / 6) + 0.05,
        trainAccuracy: 1 - 0.8 * exp(-x / 5), validationLoss: 1.8 * exp(-x / 6) + 0.2 + wave,
        validationAccuracy: 0.94 - 0.7 * exp(-x / 5) + wave / 2, learningRate: 1e-3, seconds: 2)
    }
  }

  /// Faces drawn with a few ellipses: nobody's.
  static func samples(count: Int) throws -> [Sample] {
    try (0..<count).map { index in
      var pixels = [UInt8](repeating: 60, count: 48 * 48)
      for y in 0..<48 {
        for x in 0..<48 {
          func inside(_ cx: Double, _ cy: Double, _ rx: Double, _ ry: Double) -> Bool {
            let (dx, dy) = ((Double(x) - cx) / rx, (Double(y) - cy) / ry)
            return dx * dx + dy * dy < 1
          }
          let mouth = Double(index % 5) + 1.5
          if inside(24, 25, 19, 24) { pixels[y * 48 + x] = UInt8(170 + y) }
          let isDark =
            inside(14.5, 18.5, 4, 2) || inside(33.5, 18.5, 4, 2) || inside(24, 38, 9, mouth)
          if isDark { pixels[y * 48 + x] = 40 }
        }
      }
      let label = Emotion.seven[index % 7]
      let answer = index % 5 == 3 ? Emotion.seven[(index + 3) % 7] : label
      let scores = index == 9 ? nil : try scores(answer, 0.5 + Double(index) / 40)
      return Sample(
        crop: try FaceCrop(pixels: pixels),
        prediction: Prediction(id: "face-\(index)", label: label, scores: scores))
    }
  }

  /// A picture with light and dark parts, so that bad contrast is seen.
  static func photo(width: Int, height: Int) -> Image {
    var image = Image(width: width, height: height, channels: .rgb, filledWith: 0)
    image.pixels.withUnsafeMutableBufferPointer { pixels in
      for y in 0..<height {
        for x in 0..<width {
          let at = (y * width + x) * 3
          let checks = (x * 8 / width + y * 6 / height) % 2 == 0
          pixels[at] = UInt8(x * 255 / width)
          pixels[at + 1] = checks ? 235 : 60
          pixels[at + 2] = UInt8(y * 255 / height)
        }
      }
    }
    return image
  }

  /// The row of a face.
  static func row(
    _ detection: Face?, _ scores: EmotionScores?, input: String = "photo.jpg", face: Int? = 0,
    isUncertain: Bool = false
  ) -> AnalysisRow {
    AnalysisRow(
      input: input, face: face, detection: detection, scores: scores, isUncertain: isUncertain)
  }
}

extension Data {
  /// The whole numbers of a PNG file's header: width and height.
  var pngSize: [Int] {
    [16, 20].map { offset in (0..<4).reduce(0) { $0 << 8 | Int(self[startIndex + offset + $1]) } }
  }
}
