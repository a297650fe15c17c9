import Emotions
import Testing

@testable import Evaluation

@Suite struct RobustnessTests {
  private func point(_ severity: Double, right: Int) throws -> SweepPoint {
    let predictions = try (0..<10).map {
      try Prediction.of(.happy, $0 < right ? [1, 0, 0] : [0, 1, 0])
    }
    return SweepPoint(at: severity, predictions, faces: 10, found: 10)
  }

  private func robustness() throws -> Robustness {
    Robustness(
      clean: try point(0, right: 8),
      curves: [
        CorruptionCurve(
          of: "blur", isPublished: true, points: [try point(2, right: 2), try point(1, right: 6)]),
        CorruptionCurve(of: "jitter", isPublished: false, points: [try point(1, right: 8)]),
      ],
      flipRates: [
        FlipRate(of: "rotation", answers: [[.happy, .sad, .sad]], comparesWithFirst: false),
        FlipRate(of: "noise", answers: [[.happy, .sad, .sad]], comparesWithFirst: true),
      ])
  }

  @Test func `Figures are those counted by hand`() throws {
    let robustness = try robustness()
    #expect(robustness.curves[0].points.map(\.value) == [1, 2])
    #expect(robustness.curves[0].accuracy == 0.4)
    #expect(robustness.meanRelativeAccuracy == 0.5)  // 0.4 of 0.8
    #expect(robustness.meanRelativeAccuracyOfAll == 0.75)
    #expect(robustness.worst?.corruption == "blur")
    #expect(robustness.meanFlipRate == 0.75)
  }

  @Test func `Flips are counted to the frame before, or to the first`() {
    let answers: [[Emotion]] = [[.happy, .sad, .happy, .happy], [.sad, .sad, .sad, .fear]]
    let steps = FlipRate(of: "scale", answers: answers, comparesWithFirst: false)
    #expect(steps.flips == 3 && steps.comparisons == 6 && steps.rate == 0.5)
    let first = FlipRate(of: "noise", answers: answers, comparesWithFirst: true)
    #expect(first.flips == 2 && first.comparisons == 6)
  }

  @Test func `Nothing to compare gives no rate and no means`() throws {
    #expect(FlipRate(of: "scale", answers: [[], [.sad]], comparesWithFirst: true).rate == 0)
    let nothing = Robustness(clean: try point(0, right: 0), curves: [], flipRates: [])
    #expect(nothing.meanRelativeAccuracy == nil && nothing.meanFlipRate == nil)
    #expect(nothing.worst == nil)
    let curve = CorruptionCurve(of: "blur", isPublished: true, points: [try point(1, right: 1)])
    #expect(nothing.relativeAccuracy(of: curve) == nil)
  }
}
