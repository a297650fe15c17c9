import Emotions
import Testing

@testable import Evaluation

@Suite struct SweepTests {
  @Test(arguments: SweepFactor.allCases)
  func `A factor's values ascend and can be drawn on its axis`(factor: SweepFactor) {
    let values = factor.values
    #expect(values.count >= 7)
    #expect(zip(values, values.dropFirst()).allSatisfy(<))
    #expect(!factor.isLogarithmic || values[0] > 0)
    #expect(factor.axisName.count < 45)
  }

  @Test func `Every factor has a value at which nothing is in the way`() {
    let easy: [SweepFactor: Double] = [
      .yaw: 0, .pitch: 0, .light: 1, .intensity: 1, .occlusion: 0, .blur: 0, .noise: 0, .size: 96,
    ]
    for factor in SweepFactor.allCases {
      #expect(factor.values.contains(easy[factor]!), "\(factor)")
    }
  }

  @Test func `A point's figures are those counted by hand`() throws {
    let point = SweepPoint(at: 15, try sixPredictions(), faces: 6, found: 5)
    #expect(point.clips == 6 && point.accuracy == 0.5)
    #expect(point.accuracyOfFound == 0.6)  // one of the six shows no face
    #expect(point.wilsonInterval == .wilson(right: 3, of: 6))
    #expect(point.subjectInterval != nil)
    #expect(point.foundShare == 5.0 / 6 && point.foundInterval == .wilson(right: 5, of: 6))
  }

  @Test func `A value at which no face is found has no accuracy of the found`() throws {
    let missed = try [Emotion.happy, .sad].map { try Prediction.of($0, nil, subject: "A") }
    let point = SweepPoint(at: 60, missed, faces: 2, found: 0)
    #expect(point.accuracy == 0 && point.accuracyOfFound == nil && point.foundShare == 0)
    #expect(point.subjectInterval == nil)  // one person
  }

  @Test func `A curve puts its points in order`() throws {
    let points = try [30.0, -30, 0].map {
      SweepPoint(at: $0, try sixPredictions(), faces: 6, found: 6)
    }
    #expect(SweepCurve(of: .yaw, points: points).points.map(\.value) == [-30, 0, 30])
  }
}
