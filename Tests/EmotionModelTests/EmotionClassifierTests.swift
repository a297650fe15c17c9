import EmotionModel
import Emotions
import Imaging
import Networks
import TestSupport
import Testing

@Suite struct EmotionClassifierTests {
  /// The default architecture with weights that follow from their places.
  private func file(temperature: Double = 1) throws -> EmotionModelFile {
    let specification = EmotionArchitecture.cnnBiLSTM.specification(labelCount: 5)
    return try EmotionModelFile(
      description: EmotionModelDescription(
        specification: specification, labels: Emotion.five, clipLength: 1,
        trainingData: .init(datasets: [], protocol: "none", splitHashes: [:], seed: 0),
        temperature: temperature, licence: "none"),
      weights: specification.patternedWeights)
  }

  private func crop(_ seed: Int) throws -> FaceCrop {
    try FaceCrop(pixels: (0..<48 * 48).map { UInt8(($0 * (seed + 3) + seed * 17) % 256) })
  }

  @Test(arguments: [1, 3])
  func `an answer does not depend on the others of its batch`(length: Int) async throws {
    let classifier = try EmotionClassifier(file())
    let clips = try (0..<5).map { clip in Clip(try (0..<length).map { try crop(clip * 7 + $0) }) }
    let together = try await classifier.scores(for: clips)
    for (clip, scores) in zip(clips, together) {
      #expect(try await classifier.scores(for: clip) == scores)
    }
    #expect(Set(together.map(\.confidence)).count > 1)
  }

  @Test(arguments: [1, 3, 9])
  func `crops that were run before give the very same answer`(length: Int) async throws {
    let classifier = try EmotionClassifier(file())
    let crops = try (0..<length + 4).map { try crop($0) }
    let features = try await classifier.features(of: crops)
    let starts = 0..<5
    let windows = starts.map { Array(features[$0..<$0 + length]) }
    let scores = try await classifier.scores(forFeatures: windows)
    let expected = try await classifier.scores(
      for: starts.map { Clip(Array(crops[$0..<$0 + length])) })
    #expect(scores == expected)
    #expect(try await classifier.features(of: []).isEmpty)
    #expect(try await classifier.scores(forFeatures: []).isEmpty)
  }

  @Test func `views of a clip give the mean of their answers`() async throws {
    let classifier = try EmotionClassifier(file())
    let clips = [Clip(try crop(4)), Clip(try crop(9))]
    let plain = try await classifier.scores(for: clips)
    #expect(try await classifier.scores(for: clips, augmentation: .none) == plain)
    let flipped = try await classifier.scores(for: clips, augmentation: .flip)
    for (clip, scores) in zip(clips, flipped) {
      let mirrored = try await classifier.scores(for: Clip(clip.crops.map(\.mirrored)))
      let plain = try await classifier.scores(for: clip)
      for emotion in scores.labels {
        #expect(abs(scores[emotion] - (plain[emotion] + mirrored[emotion]) / 2) < 1e-9)
      }
    }
    let ten = try await classifier.scores(for: clips, augmentation: .tenCrop)
    let alone = try await classifier.scores(for: [clips[1]], augmentation: .tenCrop)
    #expect(ten[1] == alone[0])
    #expect(ten[1] != flipped[1])
  }

  @Test func `a higher temperature makes the answer less sure, not another`() async throws {
    let clip = Clip(try crop(4))
    let plain = try await EmotionClassifier(file()).scores(for: clip)
    let warm = try await EmotionClassifier(file(temperature: 3)).scores(for: clip)
    #expect(warm.emotion == plain.emotion)
    #expect(warm.confidence < plain.confidence)
  }

  @Test func `no clips have no scores`() async throws {
    #expect(try await EmotionClassifier(file()).scores(for: []).isEmpty)
  }
}
