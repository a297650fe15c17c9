import Emotions
import Evaluation
import Testing

@Suite struct TemperatureScalingTests {
  /// 100 answers of happy with a confidence, of which some are right.
  private func answers(confidence: Double, right: Int) throws -> [Prediction] {
    try (0..<100).map { index in
      let rest = (1 - confidence) / 2
      return try .of(index < right ? .happy : .sad, [confidence, rest, rest], id: "t/\(index)")
    }
  }

  @Test func `a model that is too sure gets a temperature above 1, a timid one below`() throws {
    let sure = TemperatureScaling(fittedTo: try answers(confidence: 0.95, right: 60))
    let timid = TemperatureScaling(fittedTo: try answers(confidence: 0.5, right: 90))
    #expect(sure.temperature > 1.5)
    #expect(timid.temperature < 0.7)
  }

  @Test func `where there are two classes the confidence becomes the accuracy`() throws {
    let answers = try (0..<100).map { index in
      Prediction(
        id: "t/\(index)", label: index < 70 ? .happy : .sad,
        scores: try EmotionScores([.happy, .sad], probabilities: [0.95, 0.05]))
    }
    let calibrated = TemperatureScaling(fittedTo: answers).apply(to: answers[0])
    #expect(abs(calibrated.scores!.confidence - 0.7) < 1e-4)
    #expect(calibrated.scores!.emotion == .happy)
  }

  @Test func `each part is calibrated by the others`() throws {
    // Every second answer is wrong, and it is always the second part's: fitted to the first part
    // the second stays sure, fitted to the second the first becomes timid.
    let answers = try (0..<40).map { index in
      try Prediction.of(index % 2 == 0 ? .happy : .sad, [0.9, 0.05, 0.05], id: "t/\(index)")
    }
    let judged = TemperatureScaling.crossFitted(answers, parts: 2)
    #expect(judged[0].scores!.confidence < 0.4)
    #expect(judged[1].scores!.confidence > 0.99)
  }

  @Test func `without answers nothing changes`() throws {
    let misses = [try Prediction.of(.happy, nil)]
    let scaling = TemperatureScaling(fittedTo: misses)
    #expect(scaling.temperature == 1)
    #expect(scaling.apply(to: misses[0]) == misses[0])
  }
}

@Suite struct AbstentionTests {
  /// Right, right, wrong, right, wrong, from the surest to the least sure.
  private func five() throws -> [Prediction] {
    try [(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.5, false)].map {
      try .of($1 ? .happy : .sad, [$0, 0, 1 - $0])
    }
  }

  @Test func `the threshold leaves the most answers within the risk`() throws {
    #expect(
      Abstention.most(of: try five(), risk: 0.25)
        == Abstention(threshold: 0.6, coverage: 0.8, risk: 0.25))
    #expect(Abstention.most(of: try five(), risk: 0)?.threshold == 0.8)
    #expect(Abstention.most(of: try five(), risk: 1)?.coverage == 1)
  }

  @Test func `no threshold keeps a risk that the surest answer breaks`() throws {
    #expect(Abstention.most(of: [try .of(.sad, [0.9, 0.1, 0])], risk: 0.5) == nil)
  }

  @Test func `equal confidences stand on the same side`() throws {
    let equals = try [Emotion.happy, .happy, .sad].map { try Prediction.of($0, [0.8, 0.2, 0]) }
    #expect(Abstention.most(of: equals, risk: 0.1) == nil)
  }
}
