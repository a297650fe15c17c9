import Emotions
import Testing

@testable import FaceSynthesis

@Suite struct ExpressionTests {
  @Test func `A course rises from rest to its apex, stays and falls back`() {
    let course = ExpressionCourse(start: 1, onset: 0.5, hold: 1, offset: 0.5)
    #expect(course.intensity(at: 0.9) == 0)
    #expect(course.intensity(at: 1.25) == 0.5)
    #expect(course.intensity(at: 2) == 1)
    #expect(abs(course.intensity(at: 2.75) - 0.5) < 1e-5)
    #expect(course.intensity(at: course.end) == 0)
  }

  @Test func `An expression that stays does not fall back`() {
    let course = ExpressionCourse(start: 0, onset: 1, hold: 0, offset: .infinity)
    #expect(course.intensity(at: 100) == 1)
  }

  @Test func `The intensity never falls during the onset`() {
    let course = ExpressionCourse(start: 0, onset: 1, hold: 0, offset: 1)
    let values = (0...50).map { course.intensity(at: Float($0) / 50) }
    #expect(zip(values, values.dropFirst()).allSatisfy(<=))
  }

  @Test(arguments: Emotion.allCases)
  func `An act begins as a face at rest and ends at its own strength`(emotion: Emotion) {
    var random = SyntheticRandom(5)
    let course = ExpressionCourse(start: 0.2, onset: 0.5, hold: 0.2, offset: .infinity)
    let act = Performance.Act(emotion, course: course, peak: 1, random: &random)
    #expect(act.expression(at: 0) == .neutral)
    #expect(act.expression(at: 0.9) == act.apex)
  }

  @Test func `Prototypes hold the action units that the coding system gives`() {
    let needed: [Emotion: [[ActionUnit]]] = [
      .happy: [[.lipCornerPuller], [.cheekRaiser]],
      .surprise: [[.innerBrowRaiser], [.outerBrowRaiser], [.jawDrop, .mouthStretch]],
      .sad: [[.innerBrowRaiser], [.lipCornerDepressor]],
      .angry: [[.browLowerer], [.lidTightener]],
      .disgust: [[.noseWrinkler, .upperLipRaiser]],
      .fear: [[.innerBrowRaiser], [.browLowerer], [.upperLidRaiser], [.lipStretcher]],
    ]
    for (emotion, groups) in needed {
      for prototype in FacialExpression.prototypes(emotion) {
        for group in groups {
          #expect(group.contains { prototype[$0, default: 0] > 0 }, "\(emotion): \(group)")
        }
      }
    }
  }

  @Test func `Contempt is shown on one side`() throws {
    var random = SyntheticRandom(1)
    let contempt = FacialExpression.apex(of: .contempt, random: &random)
    let dimple = try #require(contempt.units[.dimpler])
    #expect(max(dimple.left, dimple.right) > 5 * min(dimple.left, dimple.right))
  }

  @Test func `People differ in how they show an emotion, one seed does not`() {
    var (a, b, c) = (SyntheticRandom(1), SyntheticRandom(1), SyntheticRandom(2))
    let first = FacialExpression.apex(of: .sad, random: &a)
    #expect(first == .apex(of: .sad, random: &b))
    #expect(first != .apex(of: .sad, random: &c))
  }
}
