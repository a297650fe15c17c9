import Emotions
import Testing

@Suite struct EmotionScoresAverageTests {
  @Test func `The average is each label's mean, whatever the single answers`() throws {
    let frames = try [[0.6, 0.4], [0.55, 0.45], [0.1, 0.9]].map {
      try EmotionScores([.happy, .sad], probabilities: $0)
    }
    let average = try EmotionScores(averaging: frames)
    #expect(abs(average[.happy] - 1.25 / 3) < 1e-12)
    #expect(average.emotion == .sad)  // two of the three frames say happy
  }

  @Test func `Nothing, and scores of different models, have no average`() throws {
    #expect(throws: EmotionsError.self) { try EmotionScores(averaging: []) }
    let one = try EmotionScores([.happy, .sad], probabilities: [1, 0])
    let other = try EmotionScores([.sad, .happy], probabilities: [1, 0])
    #expect(throws: EmotionsError.self) { try EmotionScores(averaging: [one, other]) }
  }
}
