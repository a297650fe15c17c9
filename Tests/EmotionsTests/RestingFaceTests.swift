import Emotions
import Testing

@Suite struct RestingFaceTests {
  private let labels: [Emotion] = [.happy, .sad, .neutral]

  private func scores(_ probabilities: Double...) throws -> EmotionScores {
    try EmotionScores(labels, probabilities: probabilities)
  }

  @Test func `a face at rest is corrected to neutral and nothing else`() throws {
    let corrected = try RestingFace([scores(0.1, 0.7, 0.2)]).corrected(scores(0.1, 0.7, 0.2))
    #expect(zip(corrected.probabilities, [0.25, 0.25, 0.5]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `what is more than at rest is what the face shows`() throws {
    // By hand: 0.3·0.25/0.1, 0.6·0.25/0.7, 0.1·0.5/0.2 = 0.75, 0.2142…, 0.25
    let corrected = try RestingFace([scores(0.1, 0.7, 0.2)]).corrected(scores(0.3, 0.6, 0.1))
    #expect(corrected.emotion == .happy)
    #expect(abs(corrected[.happy] - 0.75 / (0.75 + 0.15 / 0.7 + 0.25)) < 1e-12)
    #expect(abs(corrected.probabilities.reduce(0, +) - 1) < 1e-12)
  }

  @Test func `several answers at rest count as their geometric mean`() throws {
    let face = try RestingFace([scores(0.8, 0.1, 0.1), scores(0.2, 0.4, 0.4)])
    #expect(abs(face.scores[.happy] - 1 / 2) < 1e-12 && abs(face.scores[.sad] - 1 / 4) < 1e-12)
  }

  @Test func `an expression that was never seen at rest is not certain at its first hint`() throws {
    let corrected = try RestingFace([scores(0, 0.5, 0.5)]).corrected(scores(0.001, 0.499, 0.5))
    #expect(corrected.emotion == .neutral && corrected[.happy] < 0.3)
  }

  @Test func `without neutral, or without answers, there is no face at rest`() throws {
    let two = try EmotionScores([.happy, .sad], probabilities: [0.5, 0.5])
    #expect(throws: EmotionsError.noNeutral([.happy, .sad])) { try RestingFace([two]) }
    #expect(throws: EmotionsError.self) { try RestingFace([]) }
    #expect(throws: EmotionsError.self) { try RestingFace([two, scores(0.2, 0.4, 0.4)]) }
    #expect(try RestingFace([scores(0.2, 0.4, 0.4)]).corrected(two) == two)
  }
}
