import Foundation
import Imaging
import Testing

/// A few hundred random cases, the same at each run.
struct Dice: RandomNumberGenerator {
  var state: UInt64 = 20_261_122
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

struct GeometryTests {
  @Test func aTransformAndItsInverseGiveThePointBack() {
    var dice = Dice()
    for _ in 0..<200 {
      let angle = Double.random(in: -4...4, using: &dice)
      let scale = Double.random(in: 0.05...20, using: &dice)
      let transform = SimilarityTransform(
        a: scale * cos(angle), b: scale * sin(angle), tx: .random(in: -500...500, using: &dice),
        ty: .random(in: -500...500, using: &dice))
      let point = Point(
        x: .random(in: -900...900, using: &dice), y: .random(in: -900...900, using: &dice))
      let back = transform.inverse(transform(point))
      #expect(abs(back.x - point.x) < 1e-7 && abs(back.y - point.y) < 1e-7)
    }
  }

  @Test func theFittedTransformIsTheOneThatMovedThePoints() throws {
    var dice = Dice()
    for _ in 0..<50 {
      let truth = SimilarityTransform(
        a: .random(in: 0.2...2, using: &dice), b: .random(in: -2...2, using: &dice),
        tx: .random(in: -50...50, using: &dice), ty: .random(in: -50...50, using: &dice))
      let points = (0..<5).map { _ in
        Point(x: .random(in: 0...200, using: &dice), y: .random(in: 0...200, using: &dice))
      }
      let found = try SimilarityTransform(from: points, to: points.map { truth($0) })
      #expect(abs(found.a - truth.a) < 1e-9 && abs(found.b - truth.b) < 1e-9)
      #expect(abs(found.tx - truth.tx) < 1e-6 && abs(found.ty - truth.ty) < 1e-6)
    }
  }

  @Test func pointsOnOneSpotGiveNoTransform() {
    let spot = [Point(x: 3, y: 4), Point(x: 3, y: 4)]
    #expect(throws: ImagingError.coincidingPoints) {
      try SimilarityTransform(from: spot, to: [Point(x: 0, y: 0), Point(x: 1, y: 1)])
    }
  }

  @Test func intersectionOverUnionIsSymmetricAndBetweenZeroAndOne() {
    var dice = Dice()
    var touching = 0
    for _ in 0..<200 {
      func rect() -> Rect {
        Rect(
          x: .random(in: 0...50, using: &dice), y: .random(in: 0...50, using: &dice),
          width: .random(in: 0...50, using: &dice), height: .random(in: 0...50, using: &dice))
      }
      let (a, b) = (rect(), rect())
      let overlap = a.intersectionOverUnion(with: b)
      #expect(overlap == b.intersectionOverUnion(with: a))
      #expect((0...1).contains(overlap))
      #expect(abs(a.intersectionOverUnion(with: a) - 1) < 1e-12)
      if overlap > 0 { touching += 1 }
    }
    #expect(touching > 50)
  }

  @Test func intersectionOverUnionByHand() {
    let a = Rect(x: 0, y: 0, width: 4, height: 2)
    #expect(a.intersectionOverUnion(with: Rect(x: 2, y: 0, width: 4, height: 2)) == 1.0 / 3)
    #expect(a.intersectionOverUnion(with: Rect(x: 4, y: 0, width: 1, height: 1)) == 0)
    let nothing = Rect(x: 0, y: 0, width: 0, height: 0)
    #expect(nothing.intersectionOverUnion(with: nothing) == 0)
  }
}
