import Emotions
import Testing

@testable import Evaluation

@Suite struct ModelComparisonTests {
  private static let cost = ComparedModel.Cost(
    parameters: 10, multiplyAdds: 20, milliseconds: 1.5, trainingSeconds: 3)

  /// Predictions of happy faces, two per person; `1` is right, `0` is wrong.
  private func predictions(_ answers: String) throws -> [Prediction] {
    try answers.enumerated().map { index, answer in
      try .of(
        .happy, answer == "1" ? [1, 0, 0] : [0, 1, 0], subject: "p\(index / 2)", id: "c\(index)")
    }
  }

  private func entry(_ name: String, _ seeds: String...) throws -> ModelComparison.Entry {
    .init(name: name, predictions: try seeds.map(predictions), cost: Self.cost)
  }

  @Test(
    arguments: [
      ([], []),
      ([0.2], [0.2]),
      // 0.01 · 3; 0.03 · 2; 0.04 · 1, raised to the one before it.
      ([0.01, 0.04, 0.03], [0.03, 0.06, 0.06]),
      // 0.2 · 4 = 0.8; 0.3 · 3 = 0.9; 0.5 · 2 and 0.9 · 1 are cut and raised.
      ([0.9, 0.2, 0.5, 0.3], [1, 0.8, 1, 0.9]),
      ([0.02, 0.02], [0.04, 0.04]),
    ] as [([Double], [Double])])
  func `Holm's correction is the one made by hand`(given: [Double], expected: [Double]) {
    let found = HolmCorrection.adjusted(given)
    #expect(found.count == expected.count)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(found)")
  }

  @Test(
    arguments: [
      ([0.03], 0.03), ([0.04, 0.01], 0.02), ([0.5, 0.02, 0.04], 0.06), ([0.9, 0.8], 1),
    ] as [([Double], Double)])
  func `the tests of several seeds become one by Rüger's rule`(given: [Double], expected: Double) {
    // One: itself. Two: twice the smaller. Three: one and a half times the middle one.
    #expect(abs(ComparedPair.combined(given) - expected) < 1e-12)
  }

  @Test func `a paired difference counts what only one has right, and knows about people`() throws {
    let first = try predictions("11111100")
    let second = try predictions("11001100")
    let difference = PairedDifference(first, second)
    #expect(difference.value == 0.25)  // two of eight
    let interval = try #require(difference.interval)
    // Of four people one has both clips only right with the first: draws without them give 0.
    #expect(interval.lower == 0 && interval.upper > 0.25 && interval.upper <= 1)
    #expect(PairedDifference(first, second) == difference)
    #expect(PairedDifference(second, first).value == -0.25)
    let same = PairedDifference(first, first)
    #expect(same.value == 0 && same.interval == Interval(lower: 0, upper: 0))
  }

  @Test func `without people there is a difference and no interval`() throws {
    let nobody = try ["c0", "c1"].map { try Prediction.of(.happy, [1, 0, 0], id: $0) }
    #expect(PairedDifference(nobody, nobody).interval == nil)
    #expect(PairedDifference([], []).value == 0)
  }

  @Test func `every two architectures are compared once, and from both sides`() throws {
    let comparison = ModelComparison([
      try entry("a", "11110000"), try entry("b", "11111111"), try entry("c", "11111110"),
    ])
    #expect(comparison.models.map(\.summary.accuracy) == [0.5, 1, 0.875])
    #expect(
      comparison.pairs.map { [$0.first, $0.second] } == [["b", "a"], ["c", "a"], ["c", "b"]])
    let pair = try #require(comparison.pair("b", "a"))
    #expect(pair.tests == [McNemarTest(onlyFirstRight: 4, onlySecondRight: 0)])
    #expect(abs(pair.pValue - 0.125) < 1e-12)  // 2 · (1/2)⁴
    #expect(abs(pair.correctedPValue - 0.375) < 1e-12)  // of three, the smallest
    let turned = try #require(comparison.pair("a", "b"))
    #expect(turned.difference.value == -pair.difference.value)
    #expect(turned.tests == [McNemarTest(onlyFirstRight: 0, onlySecondRight: 4)])
    #expect(turned.difference.interval?.upper == -pair.difference.interval!.lower)
    #expect(comparison.pair("a", "x") == nil && comparison.model("x") == nil)
  }

  @Test func `seeds are averaged, and each clip counts once in Wilson's interval`() throws {
    let comparison = ModelComparison([try entry("a", "11110000", "11111111")])
    let model = comparison.models[0]
    #expect(model.accuracies == [0.5, 1])
    #expect(model.summary.accuracy == 0.75 && model.summary.count == 16)
    #expect(model.summary.wilsonInterval == .wilson(right: 6, of: 8))
  }
}
