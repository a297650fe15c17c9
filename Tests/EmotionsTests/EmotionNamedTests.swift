import Emotions
import Testing

@Suite struct EmotionNamedTests {
  @Test(
    arguments: [
      ("angry", .angry), ("anger", .angry), ("AN", .angry), ("Disgusted", .disgust),
      ("di", .disgust), ("FEARFUL", .fear), ("scared", .fear), ("afraid", .fear),
      ("Happiness", .happy), ("joy", .happy), ("HA", .happy), ("sadness", .sad), ("SA", .sad),
      ("Surprised", .surprise), ("su", .surprise), ("normal", .neutral), ("calm", .neutral),
      ("NE", .neutral), ("Contempt", .contempt), (" neutral\t", .neutral),
    ] as [(String, Emotion)])
  func everySynonymNamesItsExpression(word: String, emotion: Emotion) throws {
    #expect(try Emotion(named: word) == emotion)
  }

  @Test(arguments: Emotion.allCases)
  func everyNameLeadsBackToTheExpression(emotion: Emotion) throws {
    #expect(emotion.names.first == emotion.rawValue)
    for name in emotion.names { #expect(try Emotion(named: name) == emotion) }
  }

  @Test(arguments: ["", " ", "hap py", "bored", "3"])
  func aWordThatNamesNoExpressionIsRefused(word: String) {
    #expect(throws: EmotionsError.unknownLabel(word)) { try Emotion(named: word) }
  }
}

@Suite struct LabelCodesTests {
  @Test func theSameNumberMeansAnotherExpressionInEachSet() {
    #expect(LabelCodes.fer2013[0] == .angry)
    #expect(LabelCodes.fer2013[6] == .neutral)
    #expect(LabelCodes.fer2013[7] == .contempt)
    #expect(LabelCodes.ckPlus[0] == .neutral)
    #expect(LabelCodes.ckPlus[2] == .contempt)
    #expect(LabelCodes.ckPlus[7] == .surprise)
    #expect(LabelCodes.rafDB[1] == .surprise)
    #expect(LabelCodes.rafDB[7] == .neutral)
    #expect(LabelCodes.affectNet[3] == .surprise)
    #expect(LabelCodes.affectNet[6] == .angry)
    #expect(LabelCodes.ferPlus[1] == .happy)
    #expect(LabelCodes.ferPlus[7] == .contempt)
  }

  @Test func aCodeOutsideTheSetMeansNoExpression() {
    #expect(LabelCodes.fer2013[8] == nil)
    #expect(LabelCodes.fer2013[-1] == nil)
    #expect(LabelCodes.rafDB[0] == nil)
    #expect(LabelCodes.rafDB[8] == nil)
    #expect(LabelCodes.affectNet[8] == nil)
  }
}

@Suite struct EmotionScoresTests {
  @Test func theFirstOfTwoEqualProbabilitiesIsTheAnswer() throws {
    let scores = try EmotionScores([.sad, .happy], probabilities: [0.5, 0.5])
    #expect(scores.emotion == .sad)
    #expect(scores.confidence == 0.5)
    #expect(scores[.happy] == 0.5)
    #expect(scores[.fear] == 0)
  }

  @Test func scoresThatAreNoProbabilitiesAreRefused() {
    #expect(throws: EmotionsError.scoreCount(labels: 1, values: 2)) {
      try EmotionScores([.sad], probabilities: [0.5, 0.5])
    }
    #expect(throws: EmotionsError.scoreCount(labels: 0, values: 0)) {
      try EmotionScores([], probabilities: [])
    }
    #expect(throws: EmotionsError.notProbabilities(sum: 0.5)) {
      try EmotionScores([.sad, .happy], probabilities: [0.25, 0.25])
    }
    #expect(throws: EmotionsError.self) {
      try EmotionScores([.sad, .happy], probabilities: [.nan, 1])
    }
  }

  @Test(
    arguments: [
      .unknownLabel("bored"), .scoreCount(labels: 1, values: 2), .notProbabilities(sum: 0.5),
      .noNeutral([.happy]),
    ] as [EmotionsError])
  func everyErrorSaysWhatHappenedAndWhatToDo(error: EmotionsError) {
    #expect(error.errorDescription?.isEmpty == false)
    #expect(error.recoverySuggestion?.isEmpty == false)
  }
}
