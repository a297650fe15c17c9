import Emotions
import Foundation
import Testing

@testable import Evaluation

@Suite struct EvaluationSummaryTests {
  @Test func theMatrixCountsTruthsAnswersAndMissedFaces() throws {
    let matrix = ConfusionMatrix(of: try sixPredictions())
    #expect(matrix.labels == [.fear, .happy, .sad])
    #expect(matrix.counts == [[0, 0, 0], [0, 2, 1], [0, 1, 1]])
    #expect(matrix.missed == [0, 1, 0])
    #expect(matrix.total == 6)
    #expect(matrix.right == 3)
    #expect(matrix[truth: .happy, answer: .sad] == 1)
    #expect(matrix[truth: .happy, answer: .contempt] == 0)
  }

  @Test func theFiguresAreThoseCountedByHand() throws {
    let summary = EvaluationSummary(of: try sixPredictions())
    #expect(summary.count == 6)
    #expect(summary.missed == 1)
    #expect(summary.subjects == 2)
    #expect(summary.accuracy == 0.5)
    // happy: 2 of 3 answers right, 2 of 4 truths found; sad: 1 of 2 and 1 of 2; fear never.
    let happy = summary.classes[1]
    #expect(happy.precision == 2.0 / 3)
    #expect(happy.recall == 0.5)
    #expect(happy.f1 == 4.0 / 7)
    #expect(happy.support == 4)
    #expect(summary.classes[0].precision == 0)
    #expect(abs(summary.macroF1 - (4.0 / 7 + 0.5) / 2) < 1e-12)
    #expect(summary.balancedAccuracy == 0.5)
    let nll = -(log(0.8) + log(0.6) + log(0.3) + log(0.8) + log(0.5)) / 5
    #expect(abs(try #require(summary.negativeLogLikelihood) - nll) < 1e-12)
  }

  @Test func aTruthThatTheModelDoesNotTellIsWrongAndCostsTheMostThatIsCounted() throws {
    let summary = EvaluationSummary(of: [try .of(.contempt, [1, 0, 0])])
    #expect(summary.accuracy == 0)
    #expect(summary.confusion.labels == [.fear, .happy, .sad, .contempt])
    #expect(abs(try #require(summary.negativeLogLikelihood) - 12 * log(10)) < 1e-9)
    #expect(summary.subjectInterval == nil)
    #expect(summary.subjects == nil)
  }

  @Test func noPredictionsAreNoFault() {
    let summary = EvaluationSummary(of: [])
    #expect(summary.count == 0)
    #expect(summary.accuracy == 0)
    #expect(summary.macroF1 == 0)
    #expect(summary.expectedCalibrationError == nil)
    #expect(summary.negativeLogLikelihood == nil)
    #expect(summary.wilsonInterval == Interval(lower: 0, upper: 1))
  }

  @Test func theFiguresOfAnyPredictionsAreConsistent() throws {
    var generator = SystemRandomNumberGenerator()
    let predictions = try (0..<200).map { _ in
      let first = Double.random(in: 0...1, using: &generator)
      return try Prediction.of(
        [.happy, .sad, .fear].randomElement(using: &generator)!,
        Bool.random(using: &generator) ? [first, 1 - first, 0] : nil)
    }
    let summary = EvaluationSummary(of: predictions)
    #expect(summary.confusion.total == 200)
    #expect(summary.classes.reduce(0) { $0 + $1.support } == 200)
    let weighted = summary.classes.reduce(0) { $0 + $1.recall * Double($1.support) } / 200
    #expect(abs(weighted - summary.accuracy) < 1e-12)
    #expect(summary.accuracy == Double(predictions.count(where: \.isRight)) / 200)
    #expect(summary.wilsonInterval.lower <= summary.accuracy)
    #expect(summary.wilsonInterval.upper >= summary.accuracy)
  }

  @Test func theJSONHasTheNamesThatOthersUseAndReadsBack() throws {
    let summary = EvaluationSummary(of: try sixPredictions())
    let data = try JSONEncoder().encode(summary)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for key in [
      "accuracy", "macro_f1", "balanced_accuracy", "classes", "confusion", "wilson_interval",
      "subject_interval", "ece", "nll", "count", "missed", "subjects",
    ] { #expect(object[key] != nil, "\(key) is missing") }
    #expect(try JSONDecoder().decode(EvaluationSummary.self, from: data) == summary)
  }
}
