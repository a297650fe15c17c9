import Emotions
import Evaluation
import Foundation
import Testing

@Suite struct IntervalTests {
  /// Values of Newcombe 1998, Table I, method 3, to four digits.
  @Test(
    arguments: [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ])
  func wilsonsIntervalHasItsPublishedValues(right: Int, total: Int, lower: Double, upper: Double) {
    let interval = Interval.wilson(right: right, of: total)
    #expect(abs(interval.lower - lower) < 6e-5)
    #expect(abs(interval.upper - upper) < 6e-5)
  }

  @Test func wilsonsIntervalIsTheSameFromBothSides() {
    for right in 0...10 {
      let interval = Interval.wilson(right: right, of: 10)
      let other = Interval.wilson(right: 10 - right, of: 10)
      #expect(abs(interval.lower - (1 - other.upper)) < 1e-12)
      #expect(interval.lower >= 0 && interval.upper <= 1)
    }
  }

  @Test func theIntervalOverPeopleIsWiderWhenPeopleDiffer() throws {
    // Five people always right, five always wrong: people decide.
    let predictions = try (0..<100).map { index in
      try Prediction.of(
        .happy, index < 50 ? [1, 0, 0] : [0, 1, 0], subject: "P\(index / 10)")
    }
    let people = try #require(Interval.subjectBootstrap(of: predictions))
    let pictures = Interval.wilson(right: 50, of: 100)
    #expect(people.upper - people.lower > 1.5 * (pictures.upper - pictures.lower))
    #expect(people.lower < 0.5 && people.upper > 0.5)
    #expect(Interval.subjectBootstrap(of: predictions) == people)
    #expect(Interval.subjectBootstrap(of: predictions.reversed()) == people)
  }

  @Test func withoutTwoPeopleThereIsNoIntervalOverThem() throws {
    let one = try Prediction.of(.happy, [1, 0, 0], subject: "A")
    let nameless = try Prediction.of(.happy, [1, 0, 0])
    #expect(Interval.subjectBootstrap(of: [one, one]) == nil)
    #expect(Interval.subjectBootstrap(of: [one, nameless]) == nil)
    #expect(Interval.subjectBootstrap(of: []) == nil)
  }
}

@Suite struct ReliabilityTests {
  @Test func theErrorIsTheDistanceOfConfidenceFromAccuracy() throws {
    let predictions = [
      try Prediction.of(.happy, [0.9, 0.1, 0]), try .of(.sad, [0.9, 0.1, 0]),
      try .of(.happy, [0.6, 0.4, 0]), try .of(.happy, nil),
    ]
    let bins = ReliabilityBins(of: predictions, count: 10)
    #expect(bins.bins.map(\.count) == [0, 0, 0, 0, 0, 1, 0, 0, 2, 0])
    #expect(bins.bins[8].accuracy == 0.5)
    #expect(bins.bins[8].confidence == 0.9)
    let expected = (2 * 0.4 + 0.4) / 3
    #expect(abs(try #require(bins.expectedCalibrationError) - expected) < 1e-12)
  }

  @Test func certaintyBelongsToTheLastBin() throws {
    let bins = ReliabilityBins(of: [try .of(.happy, [1, 0, 0])])
    #expect(bins.bins.count == 15)
    #expect(bins.bins[14].count == 1)
    #expect(bins.expectedCalibrationError == 0)
  }
}

@Suite struct McNemarTests {
  @Test(
    arguments: [
      (0, 0, 1.0), (1, 1, 1), (0, 5, 0.0625), (5, 0, 0.0625), (2, 8, 0.109375), (1, 9, 0.021484375),
    ])
  func theProbabilityIsThatOfCoins(first: Int, second: Int, p: Double) {
    let test = McNemarTest(onlyFirstRight: first, onlySecondRight: second)
    #expect(abs(test.pValue - p) < 1e-12)
  }

  @Test func thousandsDoNotOverflow() {
    #expect(abs(McNemarTest(onlyFirstRight: 5000, onlySecondRight: 5000).pValue - 1) < 1e-9)
    let p = McNemarTest(onlyFirstRight: 4900, onlySecondRight: 5100).pValue
    #expect(p > 0.04 && p < 0.05)
  }

  @Test func predictionsArePairedByTheirIds() throws {
    let first = [
      try Prediction.of(.happy, [1, 0, 0], id: "a"), try .of(.happy, [1, 0, 0], id: "b"),
      try .of(.happy, [0, 1, 0], id: "c"), try .of(.happy, [1, 0, 0], id: "only here"),
    ]
    let second = [
      try Prediction.of(.happy, [1, 0, 0], id: "c"), try .of(.happy, [1, 0, 0], id: "a"),
      try .of(.happy, nil, id: "b"),
    ]
    #expect(
      McNemarTest(first, second) == McNemarTest(onlyFirstRight: 1, onlySecondRight: 1))
  }
}

@Suite struct ProtocolStatementTests {
  @Test func aLeakyProtocolSaysSoWithItsShares() {
    let statement = ProtocolStatement(
      name: "random", isLeaky: true, heldOut: "239 of 1194 clips", sameSequence: 0.9621,
      sameSubject: 0.997, identicalPixels: 0)
    #expect(
      statement.line
        == "protocol: random (leaky): 239 of 1194 clips held out; of these 96.2 % have a clip of "
        + "the same sequence, 99.7 % have one of the same subject, 0.0 % have the same pixels in training"
    )
  }

  @Test func whatIsNotKnownIsNotSaid() {
    let statement = ProtocolStatement(name: "loso", isLeaky: false, heldOut: "10 subjects")
    #expect(statement.line == "protocol: loso: 10 subjects held out")
    #expect(statement.title == "loso")
  }

  @Test func `Extra training data are said, and read back`() throws {
    var statement = ProtocolStatement(name: "loso", isLeaky: false, heldOut: "10 subjects")
    statement.extraTraining = "560 clips of faces (80 other people) train too, never judged"
    #expect(statement.line.hasSuffix("held out; \(statement.extraTraining!)"))
    let data = try JSONEncoder().encode(statement)
    #expect(String(decoding: data, as: UTF8.self).contains("\"extra_training\""))
    #expect(try JSONDecoder().decode(ProtocolStatement.self, from: data) == statement)
  }
}
