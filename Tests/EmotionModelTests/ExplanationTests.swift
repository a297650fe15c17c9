import Emotions
import FaceDetection
import FaceSynthesis
import Imaging
import Inference
import Networks
import TestSupport
import Testing

@testable import EmotionModel

/// Adebayo et al. 2018: a map that stays when what it explains changes explains nothing.
@Suite struct ExplanationTests {
  /// A rendered, smiling face.
  private func face(emotion: Emotion = .happy) throws -> FaceCrop {
    let synthesizer = try FaceSynthesizer()
    let frame = synthesizer.frames(
      of: SyntheticClip(
        head: synthesizer.head(of: Person(seed: 5)), emotion: emotion, frames: 1, side: 160,
        conditions: .clean, seed: 5))[0]
    return try FaceAligner().crop(
      Face(box: frame.faces[0].box, landmarks: frame.faces[0].landmarks), from: frame.frame.image)
  }

  /// Two channels, brightness and darkness, with one class for each.
  private func lightAndDark() throws -> EmotionModelFile {
    let trunk: [Layer] = [
      .convolution(name: "both", inputChannels: 1, outputChannels: 2, kernel: 1), .relu,
      .averagePooling(kernel: 8, stride: 8), .rowsAsTokens, .meanPooling,
    ]
    let columns: [Float] = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    return try file(
      trunk, features: 12, labels: [.happy, .sad],
      weights: [
        "both.weight": .init(shape: [2, 1, 1, 1], values: [1, -1]),
        "both.bias": .init(shape: [2], values: [0, 1]),
        "classifier.weight": .init(shape: [2, 12], values: columns + columns.reversed()),
        "classifier.bias": .init(shape: [2], values: [0, 0]),
      ])
  }

  private func file(
    _ trunk: [Layer], features: Int, labels: [Emotion], weights: [String: FloatArray]
  ) throws -> EmotionModelFile {
    let specification = NetworkSpecification(
      name: "constructed", inputChannels: 1, trunk: trunk,
      heads: [
        .init(
          name: "logits",
          layers: [
            .dense(name: "classifier", inputFeatures: features, outputFeatures: labels.count)
          ])
      ])
    return try EmotionModelFile(
      description: EmotionModelDescription(
        specification: specification, labels: labels, clipLength: 1,
        trainingData: .init(datasets: [], protocol: "none", splitHashes: [:], seed: 0),
        licence: "none"),
      weights: weights)
  }

  /// Columns 30–41 and rows 6–17 of a crop.
  private let square = (6..<18).flatMap { y in (30..<42).map { y * FaceCrop.side + $0 } }

  /// The share of a map's sum that lies in the square.
  private func mass(_ map: SaliencyMap) -> Float {
    square.reduce(0) { $0 + map.values[$1] } / map.values.reduce(0, +)
  }

  @Test func `Grad-CAM lies where the class's pixels are, and not where the other's are`()
    async throws
  {
    let classifier = try EmotionClassifier(lightAndDark())
    let crop = try FaceCrop(pixels: Array(repeating: 0, count: 2304)).filled(square, with: 255)
    let bright = try await classifier.explanation(of: Clip(crop), emotion: .happy)
    // The square is a sixteenth of the crop; maps of 6×6 blur its edges.
    #expect(mass(bright.gradCAM[0]) > 0.45)
    #expect(bright.gradCAM[0].value(at: Point(x: 36, y: 12)) > 0.95)
    #expect(bright.gradCAM[0].value(at: Point(x: 12, y: 36)) == 0)
    let dark = try await classifier.explanation(of: Clip(crop), emotion: .sad)
    #expect(mass(dark.gradCAM[0]) < 0.04)
  }

  @Test func `occlusion finds the only place that the network reads`() async throws {
    // One cell of 6×6 counts: row 1, column 4, pixels 32–39 and 8–15.
    var reads = [Float](repeating: 0, count: 72)
    reads[36 + 6 * 1 + 4] = 4
    let classifier = try EmotionClassifier(
      file(
        [.averagePooling(kernel: 8, stride: 8), .framesAsTokens, .meanPooling], features: 36,
        labels: [.happy, .sad],
        weights: [
          "classifier.weight": .init(shape: [2, 36], values: reads),
          "classifier.bias": .init(shape: [2], values: [0, 0]),
        ]))
    let crop = try FaceCrop(pixels: (0..<2304).map { $0 % 48 > 24 ? 230 : 20 })
    let map = try await classifier.occlusion(of: Clip(crop), emotion: .sad)
    #expect(mass(map.map) > 0.4)
    #expect(map.greatestLoss > 0.1)
    #expect(map.map.value(at: Point(x: 36, y: 12)) > 0.9)
    #expect(map.map.value(at: Point(x: 10, y: 40)) == 0)
  }

  @Test(arguments: ["classifier", "lstm", "block4", "block3"])
  func `Grad-CAM changes when a part of the weights is drawn anew`(part: String) async throws {
    let shipped = try EmotionModelFile.shipped()
    let names = shipped.weights.keys.filter { $0.hasPrefix(part) && !$0.contains("norm") }
    try #require(!names.isEmpty, "the weights that ship have no part \(part)")
    var weights = shipped.weights
    for name in names {
      let values = weights[name]!.values
      // The same values at other places: a shuffle keeps their distribution.
      var state: UInt64 = 11
      weights[name]!.values = values.indices.map { index in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        _ = index
        return values[Int(state >> 33) % values.count]
      }
    }
    let clip = Clip(try face())
    let random = try EmotionModelFile(description: shipped.description, weights: weights)
    let map = try await EmotionClassifier(shipped).explanation(of: clip, emotion: .happy)
    let other = try await EmotionClassifier(random).explanation(of: clip, emotion: .happy)
    #expect(map.gradCAM[0].values.max() == 1)
    let likeness = correlation(map.gradCAM[0].values, other.gradCAM[0].values)
    #expect(likeness < 0.8, "\(part): \(likeness)")
  }

  @Test(arguments: EmotionArchitecture.allCases, [1, 3])
  func `every architecture can be explained, and its logits are the classifier's`(
    architecture: EmotionArchitecture, length: Int
  ) async throws {
    let specification = architecture.specification(labelCount: 5)
    let classifier = try EmotionClassifier(
      EmotionModelFile(
        description: EmotionModelDescription(
          specification: specification, labels: Emotion.five, clipLength: 1,
          trainingData: .init(datasets: [], protocol: "none", splitHashes: [:], seed: 0),
          licence: "none"),
        weights: specification.patternedWeights))
    let clip = Clip(
      try (0..<length).map { n in
        try FaceCrop(pixels: (0..<2304).map { UInt8(($0 * (n + 3)) % 256) })
      })
    let explanation = try await classifier.explanation(of: clip)
    let scores = try await classifier.scores(for: clip)
    #expect(explanation.emotion == scores.emotion)
    for label in scores.labels { #expect(abs(explanation.scores[label] - scores[label]) < 1e-4) }
    #expect(explanation.gradCAM.count == length && explanation.contributions.count == length)
    #expect(explanation.contributions[0].count == (architecture == .cnn ? 1 : 6))
    #expect((explanation.attention != nil) == (architecture == .cnnBiLSTMAttention))
    #expect(explanation.occlusion == nil)
    for map in explanation.gradCAM { #expect(map.values.allSatisfy { (0...1).contains($0) }) }
  }

  @Test func `an expression that the model does not tell is refused`() async throws {
    let classifier = try EmotionClassifier(lightAndDark())
    let clip = Clip(try FaceCrop(pixels: Array(repeating: 9, count: 2304)))
    let error = EmotionModelError.untold(.fear, labels: [.happy, .sad])
    await #expect(throws: error) { try await classifier.explanation(of: clip, emotion: .fear) }
    await #expect(throws: error) { try await classifier.occlusion(of: clip, emotion: .fear) }
    #expect(error.errorDescription?.contains("fear") == true)
    #expect(error.recoverySuggestion?.isEmpty == false)
  }

  @Test func `a map of nothing is 0 everywhere, and a coarse one covers the crop evenly`() {
    #expect(SaliencyMap(scaling: [Float](repeating: -1, count: 2304)).values.allSatisfy { $0 == 0 })
    let corner = SaliencyMap(scaling: SaliencyMap.enlarged([1, 0, 0, 0], height: 2, width: 2))
    #expect(corner.value(at: Point(x: 6, y: 6)) == 1)
    #expect(corner.value(at: Point(x: 42, y: 6)) == 0 && corner.value(at: Point(x: 6, y: 42)) == 0)
    #expect(corner.value(at: Point(x: -1, y: 6)) == 0)
    #expect(abs(corner.value(at: Point(x: 24, y: 6)) - 0.5) < 0.01)
  }

  private func correlation(_ a: [Float], _ b: [Float]) -> Float {
    let (ma, mb) = (a.reduce(0, +) / Float(a.count), b.reduce(0, +) / Float(b.count))
    var (ab, aa, bb): (Float, Float, Float) = (0, 0, 0)
    for (x, y) in zip(a, b) {
      ab += (x - ma) * (y - mb)
      aa += (x - ma) * (x - ma)
      bb += (y - mb) * (y - mb)
    }
    return bb > 0 ? ab / (aa * bb).squareRoot() : 0
  }
}
