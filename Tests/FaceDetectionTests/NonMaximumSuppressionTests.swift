import Testing

@testable import FaceDetection

@Suite struct NonMaximumSuppressionTests {
  private func box(_ x1: Float, _ y1: Float, _ x2: Float, _ y2: Float, _ score: Float) -> Candidate
  {
    Candidate(corners: SIMD4(x1, y1, x2, y2), score: score)
  }

  @Test("of two boxes that overlap the likelier one stays")
  func likelier() {
    let (a, b) = (box(0, 0, 10, 10, 0.7), box(1, 0, 11, 10, 0.9))  // 90 of 110
    #expect([a, b].suppressed(above: 0.7, of: .union) == [b])
    #expect([a, b].suppressed(above: 0.9, of: .union) == [b, a])
  }

  @Test("an overlap just at the limit is allowed")
  func limit() {
    let (a, b) = (box(0, 0, 10, 10, 0.9), box(0, 0, 10, 5, 0.8))  // exactly one half
    #expect([a, b].suppressed(above: 0.5, of: .union) == [a, b])
    #expect([a, b].suppressed(above: 0.49, of: .union) == [a])
  }

  @Test("a small box within a large one overlaps fully by the smaller, little by the union")
  func within() {
    let (a, b) = (box(0, 0, 99, 99, 0.9), box(10, 10, 19, 19, 0.8))
    #expect([a, b].suppressed(above: 0.7, of: .smaller) == [a])
    #expect([a, b].suppressed(above: 0.7, of: .union) == [a, b])
  }

  @Test("what has gone suppresses nothing")
  func greedy() {
    let boxes = [box(0, 0, 10, 10, 0.9), box(4, 0, 14, 10, 0.8), box(8, 0, 18, 10, 0.7)]
    #expect(boxes.suppressed(above: 0.4, of: .union) == [boxes[0], boxes[2]])
  }

  @Test("equal scores keep their order, and no candidates leave none")
  func ties() {
    let boxes = (0..<5).map { box(Float(20 * $0), 0, Float(20 * $0 + 10), 10, 0.5) }
    #expect(boxes.suppressed(above: 0.5, of: .union) == boxes)
    #expect([Candidate]().suppressed(above: 0.5, of: .smaller).isEmpty)
  }
}

@Suite struct CandidateTests {
  @Test("regression moves the edges by shares of the sides")
  func regression() {
    let candidate = Candidate(
      corners: SIMD4(10, 20, 20, 40), score: 1, regression: SIMD4(0.5, 0.25, -0.5, 0))
    #expect(candidate.regressed(extra: 0).corners == SIMD4(15, 25, 15, 40))
    #expect(candidate.regressed(extra: 1).corners == SIMD4(15.5, 25.25, 14.5, 40))
  }

  @Test("a square keeps the middle and takes the longer side")
  func square() {
    let square = Candidate(corners: SIMD4(10, 20, 20, 40), score: 1).squared()
    #expect(square.corners == SIMD4(5, 20, 25, 40))
    #expect(square.squared() == square)
  }

  @Test("a crop is cut at the picture's edges and is nothing beyond them")
  func crop() throws {
    let inside = Candidate(corners: SIMD4(1, 1, 24.9, 24.9), score: 1)
    let crop = try #require(inside.crop(width: 100, height: 100))
    #expect(crop == (0, 0, 24, 24))
    let across = Candidate(corners: SIMD4(-5, 90, 19, 120), score: 1)
    #expect(try #require(across.crop(width: 100, height: 100)) == (0, 89, 19, 11))
    let outside = Candidate(corners: SIMD4(-50, 10, -5, 40), score: 1)
    #expect(outside.crop(width: 100, height: 100) == nil)
    let huge = Candidate(corners: SIMD4(-1e30, -1e30, 1e30, 1e30), score: 1)
    #expect(try #require(huge.crop(width: 100, height: 90)) == (0, 0, 100, 90))
  }
}
