import Testing

@testable import Training

@Suite struct CounterRandomTests {
  private func first(
    _ seed: UInt64 = 1, _ purpose: CounterRandom.Purpose = .order, _ epoch: Int = 1,
    _ index: Int = 1
  ) -> UInt64 {
    var random = CounterRandom(seed: seed, purpose, epoch: epoch, index: index)
    return random.next()
  }

  @Test func `Numbers depend on each thing that they are for`() {
    let numbers = [
      first(), first(2), first(1, .augmentation), first(1, .order, 2), first(1, .order, 1, 2),
      first(1, .order, 2, 1),
    ]
    #expect(first() == first())
    #expect(Set(numbers).count == 5)  // the last two but one and the last are the same place
  }

  @Test func `Numbers stay what they are over releases`() {
    // Runs would not repeat otherwise. Computed once; guards against a change by accident.
    #expect(first() == 7_822_107_688_032_465_790)
  }

  @Test func `Even numbers fill 0 to 1, normal ones have mean 0 and deviation 1`() {
    var random = CounterRandom(seed: 5, .step)
    let even = (0..<4000).map { _ in random.unit() }
    #expect(even.allSatisfy { (0..<1).contains($0) })
    #expect(abs(even.reduce(0, +) / 4000 - 0.5) < 0.02)
    let normal = (0..<4000).map { _ in random.normal() }
    #expect(abs(normal.reduce(0, +) / 4000) < 0.06)
    #expect(abs(normal.reduce(0) { $0 + $1 * $1 } / 4000 - 1) < 0.1)
  }

  @Test(arguments: [0.2, 1, 3])
  func `Beta draws have mean one half and the right spread`(alpha: Double) {
    var random = CounterRandom(seed: 6, .mixing)
    let draws = (0..<4000).map { _ in random.beta(alpha) }
    #expect(draws.allSatisfy { (0...1).contains($0) })
    #expect(abs(draws.reduce(0, +) / 4000 - 0.5) < 0.03)
    let variance = draws.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / 4000
    #expect(abs(variance - 1 / (4 * (2 * alpha + 1))) < 0.01)
  }

  @Test func `A permutation has each number once`() {
    var random = CounterRandom(seed: 7, .order)
    let order = random.permutation(100)
    #expect(order.sorted() == Array(0..<100))
    #expect(order != Array(0..<100))
    #expect(random.permutation(0) == [])
  }
}
